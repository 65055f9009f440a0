import FramsynApplication
import MarkupKit
import Presentation

extension PageContent {
    /// The page as a whole document: bar, menu, content, foot.
    func document(in site: Site) -> HTML {
        var html = HTML(capacity: 64 * 1024)
        html.raw("<!doctype html>\n")
        html.element("html") {
            $0.attribute("lang", "sv")
            $0.element("head") { head(in: site, to: &$0) }
            $0.element("body") { html in
                html.raw("<a class=\"skip\" href=\"#innehall\">Till innehållet</a>")
                html.topBar(of: site, filter: filter)
                html.element("div", class: "shell") {
                    $0.menu(of: site, sector: filter?.value ?? site.query.first { $0.name == SectorLinks.name }?.value)
                    $0.element("main") {
                        $0.attribute("id", "innehall")
                        $0.attribute("tabindex", "-1")
                        $0.content(of: self)
                        $0.freezeLink(of: site)
                    }
                }
                html.foot(of: site)
                html.raw("<p class=\"vh\" role=\"status\" id=\"besked\"></p>")
            }
        }
        return html
    }

    private func head(in site: Site, to html: inout HTML) {
        html.raw(
            "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        html.element("title") {
            if hasFaults { $0.raw("Fel: ") }
            $0.text(title)
            if let section = site.menu.first(where: { $0.contains(site.currentPath) }), section.title != title {
                $0.raw(" – ")
                $0.text(section.title)
            }
            $0.raw(" – Framsyn")
        }
        html.raw("<link rel=\"stylesheet\" href=\"/public/framsyn.css\">")
        html.raw("<link rel=\"icon\" href=\"/public/favicon.svg\" type=\"image/svg+xml\">")
        html.raw("<script type=\"module\" src=\"/public/framsyn.js\"></script>")
        if hasRunningJob { html.raw("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>") }
    }
}

extension MenuEntry {
    /// Whether the path is the entry's own or that of a page below it.
    func contains(_ path: String?) -> Bool {
        guard let path else { return false }
        return self.path == path || children.contains { $0.path == path }
    }
}

extension HTML {
    /// The organisation and, where the page has one, what narrows it; what else the address asks for goes along.
    fileprivate mutating func topBar(of site: Site, filter: Field?) {
        element("header", class: "top") { html in
            html.raw("<a class=\"brand\" href=\"/\">Framsyn</a>")
            if !site.organisations.isEmpty {
                html.element("form", class: "choose") {
                    $0.attribute("method", "get")
                    $0.address("action", site.path)
                    $0.raw("<label for=\"vald-organisation\">Organisation</label>")
                    $0.element("select") {
                        $0.attribute("id", "vald-organisation")
                        $0.attribute("name", "org")
                        $0.options(site.organisations, selected: site.organisation)
                    }
                    if let filter {
                        $0.element("label") {
                            $0.attribute("for", "vald-" + filter.name)
                            $0.text(filter.label)
                        }
                        $0.control(filter, id: "vald-" + filter.name)
                    }
                    for item in site.query where item.name != filter?.name {
                        $0.control(
                            Field(item.name, label: item.name, kind: .hidden, value: item.value), id: item.name)
                    }
                    $0.raw("<button>Visa</button>")
                }
            }
            if site.isSynthetic { html.raw("<span class=\"synthetic\">Påhittade personer</span>") }
            if !site.viewer.isEmpty { html.who(site) }
        }
    }

    /// Who reads, the way to their account, and out.
    private mutating func who(_ site: Site) {
        element("div", class: "who") { html in
            html.element("a") {
                $0.attribute("href", "/konto")
                $0.element("span", class: "name", text: site.viewer)
                if !site.role.isEmpty { $0.element("span", class: "role", text: site.role) }
            }
            guard let token = site.formToken else { return }
            html.element("form") {
                $0.attribute("method", "post")
                $0.attribute("action", "/logga-ut")
                $0.control(Field(FormToken.name, label: "", kind: .hidden, value: token), id: "ut")
                $0.raw("<button>Logga ut</button>")
            }
        }
    }

    /// The way to keep the page as it is, on pages that can be.
    fileprivate mutating func freezeLink(of site: Site) {
        guard let address = site.freezeAddress else { return }
        element("p", class: "freeze") {
            $0.element("a") {
                $0.address("href", address)
                $0.raw("Frys sidan som rapport")
            }
        }
    }

    /// The menu; links between pages of Behov keep the sector.
    fileprivate mutating func menu(of site: Site, sector: String?) {
        guard !site.menu.isEmpty else { return }
        let current = site.currentPath
        element("nav", class: "menu") { html in
            html.attribute("aria-label", "Huvudmeny")
            html.element("ul") {
                for entry in site.menu {
                    $0.element("li") {
                        let isOpen = entry.contains(current)
                        $0.menuLink(
                            to: entry, current: entry.path == site.path ? "page" : isOpen ? "true" : nil)
                        guard isOpen, !entry.children.isEmpty else { return }
                        $0.element("ul") {
                            for child in entry.children {
                                $0.element("li") {
                                    $0.menuLink(
                                        to: child, sector: sector,
                                        current: child.path == site.path ? "page" : child.path == current ? "true" : nil
                                    )
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private mutating func menuLink(to entry: MenuEntry, sector: String? = nil, current: StaticString?) {
        element("a") {
            $0.address("href", SectorLinks.following(entry.path, sector: sector))
            if let current { $0.attribute("aria-current", current) }
            $0.text(entry.title)
        }
    }

    fileprivate mutating func foot(of site: Site) {
        element("footer", class: "foot") {
            if site.isSynthetic {
                $0.raw(
                    "<p>Personerna i uppgifterna är påhittade (syntetiska); de beskriver ingen verklig människa.</p>")
            }
            $0.element("p") {
                $0.raw("Framsyn")
                if !site.version.isEmpty { $0.text(" " + site.version) }
            }
        }
    }
}
