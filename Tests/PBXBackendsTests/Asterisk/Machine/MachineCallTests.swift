import Diagnostics
import PBXBackends
import Testing

/// What a run says of a call, beyond the steps that a real Asterisk judges.
@Suite struct MachineCallTests {
    private static let text = """
        [globals]
        TRUNK=trunk
        [in]
        exten => _0X.,1,Set(CALLERID(num)=0508200000)
         same => n,Set(CALLERID(name)=Kantoor)
         same => n,Set(CALLERID(pres)=prohib)
         same => n,Dial(PJSIP/+31${EXTEN:1}@${TRUNK},30,b(add^s^1(${CALLERID(num)}))B(log^s^1))
         same => n,NoOp(${DIALSTATUS} ${HANGUPCAUSE} ${HANGUPCAUSE(${HANGUPCAUSE_KEYS()},tech)})
         same => n,GotoIf($["${DIALSTATUS}" = "CONGESTION"]?second)
         same => n,Hangup(${HANGUPCAUSE})
         same => n(second),Dial(SIP/backup/${EXTEN},,g)
         same => n,NoOp(after)
        exten => 1,1,Queue(sales,t)
        exten => 2,1,Goto(2,2)
        exten => 2,2,Goto(2,1)
        exten => 3,1,Set(I=${INC(I)})
        exten => 3,2,Goto(3,1)
        exten => 4,1,Set(I=0)
        exten => 4,2,Set(I=$[${I} + 1])
        exten => 4,3,Goto(4,2)
        exten => 5,1,GotoIfTime(9:00-17:00,mon-fri,*,*?6,1)
        exten => 5,2,Hangup(17)
        exten => 6,1,Dial(Local/1@in&IAX2/user@carrier/112&DAHDI/g1/112)
        exten => 7,1,Set(X=${SHELL(id)}${CURL(http://x.example)})
        exten => 7,2,System(reboot)
        exten => 7,3,AGI(x.agi)
        exten => 8,1,Dial(Local/8@in)
        exten => 9,1,Gosub(9,1)
        exten => 10,1,Set(X=x)
        exten => 10,2,Set(X=${X}${X})
        exten => 10,3,Goto(10,2)
        exten => 11,1,NoOp(${PJSIP_HEADER(read,To)} ${PJSIP_HEADER(read,x-a,2)} ${SIP_HEADER(To)} ${CHANNEL(recvip)} ${MINE})
        exten => 12,1,SIPAddHeader(X-One: 1)
         same => n,SIPAddHeader(X-Two: a:b)
         same => n,SIPRemoveHeader(X-One)
         same => n,Dial(SIP/peer)
        exten => 13,1,Goto(elsewhere,77,1)
        include => day,8:00-18:00,mon-fri,*,*
        [day]
        exten => _6XXX,1,Hangup(1)
        [add]
        exten => s,1,Set(PJSIP_HEADER(add,P-Asserted-Identity)=<sip:${ARG1}@x.example>)
         same => n,Set(PJSIP_HEADER(add,Privacy)=id)
         same => n,Return()
        [log]
        exten => s,1,NoOp(${CHANNEL(channeltype)})
         same => n,Return()
        """

    @Test func dialsSayAll() throws {
        let plan = try MachineTestPlan(Self.text)
        let outcome = plan.run("0612345678")
        let dial = try #require(outcome.dials.first)
        #expect(outcome.end == .answered && outcome.dials.count == 1)
        #expect(dial.technology == "PJSIP" && dial.resource == "+31612345678@trunk")
        #expect(dial.number == "+31612345678" && dial.endpoint == "trunk" && dial.timeout == "30")
        #expect(dial.callerNumber == "0508200000" && dial.callerName == "Kantoor" && dial.isHidden)
        #expect(dial.addedHeaders.map(\.name) == ["P-Asserted-Identity", "Privacy"])
        #expect(dial.addedHeaders.map(\.value) == ["<sip:0508200000@x.example>", "id"])
        #expect(dial.location.line == 7)
        #expect(outcome.trail.filter { $0.context == "log" }.map(\.arguments) == ["PJSIP", ""])
    }

    @Test func answersDecide() throws {
        let plan = try MachineTestPlan(Self.text)
        let busy = plan.run("0612345678") {
            $0.answers = [.init(.busy, hangupCause: 17, response: "SIP 486 Busy Here")]
        }
        #expect(busy.end == .hangup(cause: 17) && busy.dials.count == 1)
        #expect(busy.trail.contains { $0.arguments == "BUSY 17 SIP 486 Busy Here" })
        let down = plan.run("0612345678") {
            $0.answers = [.init(.congestion, hangupCause: 34, response: "SIP 503 No"), .answered]
        }
        #expect(down.dials.map(\.endpoint) == ["trunk", "backup"] && down.trail.last?.arguments == "after")
        #expect(down.end == .hangup(cause: 16))
        let none = plan.run("0612345678") { $0.answers = [.unreachable] }
        #expect(none.end == .hangup(cause: 3) && none.trail.contains { $0.arguments == "CHANUNAVAIL 3 " })
    }

    @Test func endsAreSaid() throws {
        let plan = try MachineTestPlan(Self.text)
        #expect(plan.run("1").end == .application(name: "Queue", arguments: "sales,t"))
        #expect(plan.run("2").end == .loop)
        #expect(plan.run("3").end == .loop)
        #expect(plan.run("4").end == .tooLong)
        #expect(plan.run("8").end == .tooLong)
        #expect(plan.run("9").end == .tooLong)
        #expect([.tooLong, .loop].contains(plan.run("10").end))
        #expect(plan.run("99").end == .nowhere)
        let elsewhere = plan.run("13")
        #expect(elsewhere.end == .hangup(cause: 16))
        #expect(elsewhere.place.context == "elsewhere" && elsewhere.place.digits == "77")
    }

    @Test func timeIsNotKnown() throws {
        let plan = try MachineTestPlan(Self.text)
        let outside = plan.run("5")
        #expect(outside.dependsOnTime && outside.end == .hangup(cause: 17))
        #expect(plan.run("5") { $0.timesMatch = true }.dials.map(\.technology) == ["Local"])
        #expect(plan.run("6123").end == .nowhere && plan.run("6123").dependsOnTime)
        #expect(plan.run("6123") { $0.timesMatch = true }.end == .hangup(cause: 1))
    }

    @Test func allOfADialAreListed() throws {
        let plan = try MachineTestPlan(Self.text)
        let outcome = plan.run("6") {
            $0.endings = []
            $0.answers = [.unreachable]
        }
        #expect(outcome.dials.map(\.technology) == ["Local", "IAX2", "DAHDI"])
        #expect(outcome.dials.map(\.number) == ["1", "112", "112"])
        #expect(outcome.dials.map(\.endpoint) == ["in", "carrier", "g1"])
        #expect(Set(outcome.dials.map(\.step)).count == 1)
    }

    @Test func theWorldIsNotAsked() throws {
        let outcome = try MachineTestPlan(Self.text).run("7")
        #expect(outcome.unknown == ["SHELL", "CURL", "System", "AGI"])
        #expect(outcome.trail.first?.arguments == "X=")
    }

    @Test func headersAreRead() throws {
        let plan = try MachineTestPlan(Self.text)
        let change = { (call: inout DialplanMachine.Call) in
            call.headers = [("To", "<sip:1@x>"), ("X-A", "a"), ("X-A", "b")]
            call.channelValues = ["recvip": "192.0.2.1"]
            call.variables = [("__MINE", "m")]
        }
        #expect(plan.run("11", change).trail.first?.arguments == "<sip:1@x> b  192.0.2.1 m")
        let old = plan.run("11") {
            change(&$0)
            $0.technology = .sip
        }
        #expect(old.trail.first?.arguments == "  <sip:1@x> 192.0.2.1 m")
        let dial = try #require(plan.run("12").dials.first)
        #expect(dial.addedHeaders.map(\.name) == ["X-Two"] && dial.addedHeaders.map(\.value) == ["a:b"])
    }

    @Test func matchesWithoutACall() throws {
        let machine = try MachineTestPlan(Self.text).machine
        #expect(machine.match("0612345678", in: "in")?.pattern == "_0X.")
        #expect(machine.match("6123", in: "in") == nil)
    }
}
