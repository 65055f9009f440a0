import Foundation
import Outbound
import Testing

@Suite("Requests to other servers, tried on a server of this machine")
struct ClientTests {
    private let hosts = AllowedHosts(["127.0.0.1"])

    @Test("answers come whole, with status and headers, also those with an error status")
    func answers() async throws {
        let server = try LoopbackServer { request, writer in
            switch request.path {
            case "/found": writer.answer(200, headers: ["X-Kind: plain"], body: "hej på dig")
            case "/refused":
                writer.answer(
                    401, headers: ["WWW-Authenticate: Basic realm=\"x\""], body: "{\"error\":\"invalid_client\"}")
            default: writer.answer(404, body: "finns inte")
            }
        }
        let client = Client(allowedHosts: hosts)
        let found = try await client.get(server.address("/found"), headers: ["Accept": "text/plain"])
        #expect(found.status == 200)
        #expect(found.headers["x-kind"] == "plain")
        #expect(String(decoding: found.body, as: UTF8.self) == "hej på dig")
        #expect(server.requests.first?.head.contains("accept: text/plain") == true)
        #expect(try await client.get(server.address("/missing")).status == 404)
        // Also one that asks for a name and a password, which there never are.
        for answer in [
            try await client.get(server.address("/refused")),
            try await client.post(server.address("/refused"), body: [1], contentType: "text/plain"),
        ] {
            #expect(answer.status == 401)
            #expect(answer.headers["www-authenticate"] == "Basic realm=\"x\"")
            #expect(String(decoding: answer.body, as: UTF8.self) == "{\"error\":\"invalid_client\"}")
        }
        #expect(server.requests.count == 4)
    }

    @Test("a form is sent once, as it is")
    func post() async throws {
        let server = try LoopbackServer { _, writer in writer.answer(200, body: "ok") }
        let answer = try await Client(allowedHosts: hosts).post(
            server.address("/token"), body: Array("code=a%20b".utf8), contentType: "application/x-www-form-urlencoded",
            headers: ["Authorization": "Basic eDp5"])
        #expect(answer.status == 200)
        let request = try #require(server.requests.first)
        #expect(request.line.hasPrefix("POST /token "))
        #expect(request.body == "code=a%20b")
        #expect(request.head.contains("content-type: application/x-www-form-urlencoded"))
        #expect(request.head.contains("authorization: basic edp5"))
        #expect(server.requests.count == 1)
    }

    @Test("a body is read up to the limit and not a byte more", arguments: [(1_000, true), (1_001, false)])
    func sizeLimit(size: Int, fits: Bool) async throws {
        let server = try LoopbackServer { request, writer in
            let body = String(repeating: "x", count: size)
            // Once with the length told beforehand, once without.
            if request.path == "/told" { return writer.answer(200, body: body) }
            writer.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body)
        }
        let client = Client(allowedHosts: hosts, sizeLimit: 1_000)
        for path in ["/told", "/untold"] {
            if fits {
                #expect(try await client.get(server.address(path)).body.count == size)
            } else {
                await #expect(throws: OutboundFault.tooLarge(limit: 1_000)) {
                    try await client.get(server.address(path))
                }
            }
        }
    }

    @Test("a body without end is left at the limit")
    func endlessBody() async throws {
        let server = try LoopbackServer { _, writer in
            writer.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            while writer.write(String(repeating: "x", count: 10_000)) {}
        }
        await #expect(throws: OutboundFault.tooLarge(limit: 100_000)) {
            try await Client(allowedHosts: hosts, timeLimit: .seconds(30), sizeLimit: 100_000)
                .get(server.address("/"))
        }
    }

    @Test("the time limit counts the whole answer, also of a server that says nothing or a byte at a time")
    func timeLimit() async throws {
        let server = try LoopbackServer { request, writer in
            if request.path == "/silent" { return Thread.sleep(forTimeInterval: 5) }
            writer.write("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n")
            for _ in 0..<60 where writer.write("x") { Thread.sleep(forTimeInterval: 0.1) }
        }
        let client = Client(allowedHosts: hosts, timeLimit: .milliseconds(400))
        for path in ["/silent", "/slow"] {
            await #expect(throws: OutboundFault.timedOut(seconds: 0.4)) { try await client.get(server.address(path)) }
        }
    }

    @Test("a task that is cancelled does not wait for its answer")
    func cancelled() async throws {
        let server = try LoopbackServer { _, _ in Thread.sleep(forTimeInterval: 5) }
        let client = Client(allowedHosts: hosts, timeLimit: .seconds(60))
        let asking = Task { try await client.get(server.address("/")) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        asking.cancel()
        await #expect(throws: OutboundFault.cancelled) { try await asking.value }
    }

    @Test("a redirect stays on the same server, and a form is never sent on")
    func redirects() async throws {
        let other = try LoopbackServer { _, writer in writer.answer(200, body: "other") }
        let server = try LoopbackServer { request, writer in
            switch request.path {
            case "/here": writer.answer(302, headers: ["Location: /there"])
            case "/there": writer.answer(200, body: "there")
            case "/away": writer.answer(302, headers: ["Location: https://other.example/"])
            case "/port": writer.answer(302, headers: ["Location: \(other.address("/"))"])
            case "/round": writer.answer(302, headers: ["Location: /round"])
            case "/post": writer.answer(307, headers: ["Location: /there"])
            default: writer.answer(404)
            }
        }
        // The limit counts from the call to the last answer, and heavy tests may keep this one waiting between two of them.
        let client = Client(allowedHosts: AllowedHosts(["127.0.0.1", "other.example"]), timeLimit: .seconds(3600))
        #expect(try await client.get(server.address("/here")).body == Array("there".utf8))
        await #expect(throws: OutboundFault.redirected(to: "other.example")) {
            try await client.get(server.address("/away"))
        }
        for path in ["/port", "/round"] {
            await #expect(throws: OutboundFault.redirected(to: "127.0.0.1")) {
                try await client.get(server.address(path))
            }
        }
        await #expect(throws: OutboundFault.redirected(to: "127.0.0.1")) {
            try await client.post(server.address("/post"), body: [1], contentType: "text/plain")
        }
        #expect(other.requests.isEmpty)
    }

    @Test("a host outside the list sees no connection")
    func outsideTheList() async throws {
        let server = try LoopbackServer { _, writer in writer.answer(200) }
        await #expect(throws: OutboundFault.hostNotAllowed(host: "127.0.0.1")) {
            try await Client(allowedHosts: AllowedHosts(["id.example.se"])).get(server.address("/"))
        }
        #expect(server.requests.isEmpty)
        // The same server answers when its host is in the list, so the check above can fail.
        #expect(try await Client(allowedHosts: hosts).get(server.address("/")).status == 200)
    }

    @Test("cookies are not kept")
    func cookies() async throws {
        let server = try LoopbackServer { _, writer in writer.answer(200, headers: ["Set-Cookie: a=b; Path=/"]) }
        let client = Client(allowedHosts: hosts)
        for _ in 0..<2 { _ = try await client.get(server.address("/")) }
        #expect(server.requests.count == 2)
        #expect(server.requests.allSatisfy { !$0.head.contains("cookie:") })
    }

    @Test("what is not there or breaks off is said")
    func notReached() async throws {
        let server = try LoopbackServer { _, writer in
            writer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        }
        for address in [server.address("/"), "http://127.0.0.1:1/"] {
            let fault = await #expect(throws: OutboundFault.self) {
                try await Client(allowedHosts: hosts).get(address)
            }
            guard case .notReached(host: "127.0.0.1", _) = fault else {
                Issue.record("\(address): \(String(describing: fault))")
                continue
            }
        }
    }

    @Test("proxies of the environment are used only when it is asked for")
    func proxies() async throws {
        // In a process of its own, since the environment is the whole process's.
        await #expect(processExitsWith: .success) {
            let proxy = try LoopbackServer { _, writer in writer.answer(200, body: "proxy") }
            let server = try LoopbackServer { _, writer in writer.answer(200, body: "server") }
            for name in ["no_proxy", "NO_PROXY"] { unsetenv(name) }
            setenv("http_proxy", "http://127.0.0.1:\(proxy.port)", 1)
            let hosts = AllowedHosts(["127.0.0.1"])
            let through = Client(allowedHosts: hosts, proxies: .fromEnvironment)
            #expect(try await through.get(server.address("/")).body == Array("proxy".utf8))
            let straight = Client(allowedHosts: hosts)
            #expect(try await straight.get(server.address("/")).body == Array("server".utf8))
        }
    }

    @Test("many requests at once, in and out of time, leave the process whole")
    func manyAtOnce() async throws {
        let server = try LoopbackServer { request, writer in
            if request.path == "/slow" { Thread.sleep(forTimeInterval: 0.3) }
            writer.answer(200, body: request.path)
        }
        let quick = Client(allowedHosts: hosts, timeLimit: .seconds(30))
        let hasty = Client(allowedHosts: hosts, timeLimit: .milliseconds(50))
        let answers = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<60 {
                group.addTask {
                    guard number.isMultiple(of: 3) else {
                        return (try? await quick.get(server.address("/\(number)")))?.body == Array("/\(number)".utf8)
                    }
                    return (try? await hasty.get(server.address("/slow"))) == nil
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.count == 60)
        #expect(answers.allSatisfy { $0 })
    }
}
