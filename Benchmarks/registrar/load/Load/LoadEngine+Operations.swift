import Foundation
import Glibc

/// What one phone does: start, repeat, take the answer, go on.
extension LoadEngine {
    /// Begins an operation.
    func start(_ operation: Operation, due: UInt64, now: UInt64) {
        tally.started += 1
        guard let place = table.open() else {
            tally.unsent += 1
            return source.done(operation)
        }
        var operation = operation
        let challenge = operation.kind == .reregister ? accounts.challenge(operation.user) : nil
        // Without an earlier challenge there is nothing to answer yet.
        if operation.kind == .reregister, challenge == nil { operation.kind = .register }
        table[place].operation = operation
        table[place].begun = due
        if operation.kind == .reregister {
            // RFC 3261 §10.2.4: a phone's registrations share a Call-ID, and CSeq rises.
            table[place].dialogue = 1 << 56 | UInt64(operation.user)
            table[place].commandSequence = accounts.nextSequence(operation.user)
        } else {
            table[place].dialogue = table[place].sequence
        }
        request(place, answering: challenge, now: now)
    }

    /// Writes the request of a new transaction and sends it.
    private func request(_ place: Int, answering challenge: Challenge?, now: UInt64) {
        let operation = table[place].operation
        let keepsChallenge = operation.kind == .register || operation.kind == .reregister
        let nonceCount = challenge != nil && keepsChallenge ? accounts.nextNonceCount(operation.user) : 1
        writer.write(
            &table[place],
            place: place,
            answering: challenge,
            nonceCount: nonceCount,
            into: table.packet(place)
        )
        table[place].sent = now
        tally.requests += 1
        transmit(place, now: now)
    }

    private func transmit(_ place: Int, now: UInt64) {
        table[place].transmissions += 1
        timers.sent(place, table[place], now: now)
        link.send(table.packet(place), Int(table[place].length), now: now)
    }

    /// Repeats requests without an answer, gives up those that never got one, and forgets those long answered.
    func fireTimers(now: UInt64) {
        while let entry = timers.popWaiting(now: now) {
            let place = Int(entry.place)
            guard table[place].state == .waiting, table[place].sequence == entry.sequence else { continue }
            if table[place].transmissions >= TransactionTimers.lastTransmission {
                tally.timeouts += 1
                report(table[place], "no answer in 32 s")
                source.done(table[place].operation)
                table.release(place)
            } else {
                tally.retransmissions += 1
                transmit(place, now: now)
            }
        }
        while let entry = timers.popCompleted(now: now) {
            let place = Int(entry.place)
            if table[place].state == .completed, table[place].sequence == entry.sequence { table.release(place) }
        }
    }

    /// Takes a packet from the server.
    func take(_ packet: UnsafeRawBufferPointer, now: UInt64) {
        guard let answer = Answer(packet), let branch = answer.branch else {
            tally.wrong += 1
            return report(nil, "not an answer to any request of ours")
        }
        // Provisional answers end nothing. An answer of another run is one that came too late for it.
        guard answer.status >= 200 else { return }
        guard branch.run == writer.run, let place = table.place(of: branch.transaction) else {
            tally.late += 1
            return
        }
        if table[place].state == .completed {
            tally.copies += 1
            guard let fault = judge.fault(inCopy: answer, table[place]) else { return }
            tally.wrong += 1
            return report(table[place], fault)
        }
        let transaction = table[place]
        let fault = judge.fault(answer, transaction, packet: table.packet(place))
        finish(place, answer, now: now)
        if let fault {
            tally.wrong += 1
            report(transaction, fault)
            accounts.forgetChallenge(transaction.operation.user)
            source.done(transaction.operation)
        } else if transaction.step == 1, let challenge = answer.challenge, answer.status == 401 {
            authenticate(transaction, challenge, now: now)
        } else {
            tally.completed += 1
            tally.byKind[Int(transaction.operation.kind.rawValue)] += 1
            tally.latency.add(now - transaction.begun)
            source.done(transaction.operation)
        }
    }

    /// Begins the second transaction of an operation.
    private func authenticate(_ first: Transaction, _ challenge: Challenge, now: UInt64) {
        guard let place = table.open() else {
            tally.unsent += 1
            return source.done(first.operation)
        }
        table[place].operation = first.operation
        table[place].step = 2
        table[place].dialogue = first.dialogue
        table[place].commandSequence = first.commandSequence + 1
        table[place].begun = first.begun
        if first.operation.kind == .register { _ = accounts.keep(challenge, first.operation.user) }
        request(place, answering: challenge, now: now)
    }

    private func finish(_ place: Int, _ answer: Answer, now: UInt64) {
        guard keepsCompleted else { return table.release(place) }
        table[place].status = UInt16(answer.status)
        table[place].tag = answer.toTag?.fingerprint ?? 0
        timers.completed(place, table[place], now: now)
        table.complete(place)
    }

    /// Says what went wrong, the first few times.
    private func report(_ transaction: Transaction?, _ fault: String) {
        reportedFaults += 1
        guard reportedFaults <= 10 else { return }
        var text = "registrar-load: "
        if let transaction {
            let name = transaction.operation.name
            text += "\(transaction.operation.kind.name) of \(Character(UnicodeScalar(name.letter)))"
            text += "\(String(1_000_000 + Int(name.number)).dropFirst()), request \(transaction.step): "
        }
        FileHandle.standardError.write(Data("\(text)\(fault)\n".utf8))
    }
}
