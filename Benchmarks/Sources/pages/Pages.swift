import FramsynApplication
import Glibc
import WorkforceStore

/// `pages STORE ACCOUNT ORGANISATION [PATH …]`: what rights cost a page. Each page about the organisation is made anew for the
/// person at the machine, who may do everything, and for an account that may see as much, by turns; one line a page: path, the
/// two medians in milliseconds, and the median of the differences as a share of the page, tab-separated. HTML is not in it, so
/// the share is an upper bound.
@main
struct Pages {
    static let standard = [
        "/", "/behov", "/behov/framskrivning", "/behov/rekrytering", "/behov/gap", "/behov/bristyrken", "/behov/jamfor",
        "/behov/antaganden", "/register/organisation", "/register/yrken",
    ]

    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        guard words.count >= 3, let number = Int64(words[words.startIndex + 1]) else {
            print("pages STORE ACCOUNT-NUMBER ORGANISATION-NUMBER [PATH …]")
            exit(2)
        }
        let organisation = words[words.startIndex + 2]
        let store = try Store(directory: words[words.startIndex])
        let service = Service(store: store)
        guard let viewer = try await service.viewer(of: number) else {
            print("no account \(number)")
            exit(1)
        }
        let paths = words.count > 3 ? Array(words.dropFirst(3)) : standard
        for path in paths {
            var (name, values) = request(path)
            values["org"] = [organisation]
            guard let entry = PageCatalogue.pages.first(where: { $0.path == name }) else {
                print("no page \(name)")
                continue
            }
            let request = PageRequest(path: name, values: values)
            func milliseconds(_ viewer: Viewer) async throws -> Double {
                let began = seconds()
                _ = try await service.page(entry, request, as: viewer)
                return (seconds() - began) * 1000
            }
            do {
                for _ in 0..<5 { _ = (try await milliseconds(.localAdministrator), try await milliseconds(viewer)) }
                var open: [Double] = []
                var guarded: [Double] = []
                for _ in 0..<301 {
                    open.append(try await milliseconds(.localAdministrator))
                    guarded.append(try await milliseconds(viewer))
                }
                let difference = median(zip(guarded, open).map { $0 - $1 })
                print(
                    path, decimal(median(open)), decimal(median(guarded)),
                    decimal(difference / median(guarded) * 100) + " %", separator: "\t")
            } catch {
                print(path, "\(error)", separator: "\t")
            }
        }
    }

    private static func request(_ address: String) -> (path: String, values: [String: [String]]) {
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var values: [String: [String]] = [:]
        for pair in parts.dropFirst().joined().split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            values[sides[0], default: []].append(sides.count > 1 ? sides[1] : "")
        }
        return (parts[0], values)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func decimal(_ value: Double) -> String {
        let thousandths = Int((abs(value) * 1000).rounded())
        let digits = String(thousandths % 1000)
        return (value < 0 ? "-" : "") + "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count)
            + digits
    }

    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}
