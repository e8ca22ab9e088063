import ConfigFormats
import Diagnostics
import Testing

/// The objects of `pjsip_wizard.conf`; `RealAsteriskTests` compares them with Asterisk's own.
@Suite struct AsteriskWizardTests {
    private static func objects(_ lines: String) throws -> [String] {
        try AsteriskWizard.expand(AsteriskView(lines).tree).map { section in
            "[\(section.name)] "
                + section.settings.map { "\($0.key)=\($0.value)@\($0.location.line)" }.joined(separator: " ")
        }
    }

    @Test func trunk() throws {
        let text = """
            [t](!)
            type = wizard
            endpoint/allow = alaw
            [p](t)
            sends_auth = yes
            sends_registrations = On
            remote_hosts = a.example:5070, b.example
            outbound_auth/username = u
            outbound_auth/password = p
            transport = tr
            """
        #expect(
            try Self.objects(text) == [
                "[p] type=endpoint@2 allow=alaw@3 aors=p@4 transport=tr@10 outbound_auth=p-oauth@5",
                "[p] type=aor@2 contact=sip:a.example:5070@7 contact=sip:b.example@7",
                "[p-oauth] type=auth@2 username=u@8 password=p@9 auth_type=userpass@5",
                "[p-identify] type=identify@2 endpoint=p@4 match=a.example:5070@7 match=b.example@7",
                "[p-reg-0] type=registration@2 server_uri=sip:a.example:5070@7 client_uri=sip:u@a.example:5070@7 "
                    + "outbound_auth=p-oauth@5 transport=tr@10",
                "[p-reg-1] type=registration@2 server_uri=sip:b.example@7 client_uri=sip:u@b.example@7 "
                    + "outbound_auth=p-oauth@5 transport=tr@10",
            ]
        )
    }

    @Test func phonesAndPatterns() throws {
        let text = """
            [101]
            type = wizard
            accepts_registrations = yes
            accepts_auth = yes
            inbound_auth/username = 101
            inbound_auth/auth_type = md5
            [x]
            type = wizard
            accepts_auth = yes
            [y]
            type = wizard
            remote_hosts = h
            sends_registrations = 1
            sends_line_with_registrations = 1
            contact_pattern =
            server_uri_pattern = sip:${REMOTE_HOST}:5062
            client_uri_pattern = sip:${USERNAME}@me
            outbound_proxy = sip:o
            [z]
            type = endpoint
            """
        #expect(
            try Self.objects(text) == [
                "[101] type=endpoint@2 aors=101@1 auth=101-iauth@4", "[101] type=aor@2",
                "[101-iauth] type=auth@2 username=101@5 auth_type=md5@6",
                "[x] type=endpoint@8 aors=x@7 auth=x-iauth@9", "[x] type=aor@8",
                "[y] type=endpoint@11 aors=y@10 outbound_proxy=sip:o@18",
                "[y] type=aor@11 outbound_proxy=sip:o@18",
                "[y-reg-0] type=registration@11 server_uri=sip:h:5062@16 client_uri=sip:y@me@17 "
                    + "outbound_proxy=sip:o@18 line=yes@14 endpoint=y@14",
            ]
        )
    }
}
