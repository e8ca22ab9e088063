/// tmp
public enum TrunkSchema { /// tmp
 public static let text = "" }
