import Testing

@testable import AsteriskManager

@Suite struct AMIAddressTests {
    @Test func readsAllParts() throws {
        let address = try AMIAddress("ami://live%2Dtest:p%40ss%2Fw:r%25d@pbx.example:5039/from-internal")
        #expect(address.user == "live-test")
        #expect(address.secret.reveal() == "p@ss/w:r%d")
        #expect(address.host == "pbx.example" && address.port == 5039)
        #expect(address.context == "from-internal")
        #expect(address.description == "ami://live-test:********@pbx.example:5039/from-internal")
        #expect(!"\(String(reflecting: address))".contains("p@ss"))
    }

    @Test func fillsIn() throws {
        let address = try AMIAddress("AMI://a:b@c@[2001:db8::1]")
        #expect(address.host == "2001:db8::1" && address.port == 5038 && address.context == nil)
        #expect(address.secret.reveal() == "b@c")
        #expect(try AMIAddress("ami://a:b@[::1]:7/").description == "ami://a:********@[::1]:7")
    }

    @Test(arguments: [
        ("http://a:hush@h", "begins with ami://"), ("a:hush@h", "begins with ami://"),
        ("ami://h", "lacks USER:SECRET@"), ("ami://a@h", "lacks the secret"), ("ami://:hush@h", "user"),
        ("ami://a:@h", "the secret in the AMI address is empty"), ("ami://a:hush@", "lacks the host"),
        ("ami://a:hush@h:0", "port"), ("ami://a:hush@h:65536", "port"), ("ami://a:hush@h:+1", "port"),
        ("ami://a:hush@h:", "port"), ("ami://a:hush@::1", "brackets"), ("ami://a:hush@[::1", "]"),
        ("ami://a:hush@[::1]x", "]"), ("ami://a:hush%0d%0a@h", "secret"), ("ami://a%0a:hush@h", "user"),
        ("ami://a:hush%4@h", "%"), ("ami://a:hush%zz@h", "%"), ("ami://a:hush%+1@h", "%"),
        ("ami://a:hush%ff@h", "secret"), ("ami://a:hush@h/x@y", "context"), ("ami://a:hush@h/x/y", "context"),
        ("ami://a:hush@h/x%0aAction:", "context"), ("ami://a:hush/@h", "%2F"),
    ])
    func saysWhatIsWrong(_ text: String, _ reason: String) {
        do {
            let address = try AMIAddress(text)
            Issue.record("\(address)")
        } catch {
            #expect(error.description.contains(reason), "\(text): \(error)")
            #expect(!error.description.contains("hush"))
        }
    }
}
