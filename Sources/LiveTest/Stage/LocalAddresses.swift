internal import NIOCore
internal import NIOPosix
import SIPServer

/// The addresses of this machine.
enum LocalAddresses {
    /// All of one family, in the system's order.
    ///
    /// - Parameter endpoint: An address of that family.
    /// - Returns: The addresses, without ports.
    static func like(_ endpoint: Endpoint) -> [Endpoint] {
        let devices = (try? System.enumerateDevices()) ?? []
        return devices.compactMap { device in
            guard let text = device.address?.ipAddress, let address = Endpoint(text, port: 0),
                (address.ipv4 == nil) == (endpoint.ipv4 == nil)
            else { return nil }
            return address
        }
    }
}
