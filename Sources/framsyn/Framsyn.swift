import FramsynCommandLine

@main
struct Framsyn {
    static func main() async {
        await runFramsyn()
    }
}
