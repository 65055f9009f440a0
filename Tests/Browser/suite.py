#!/usr/bin/env python3
"""Every page in a real browser: accessibility, errors, reflow, keyboard, forced colours, without script.

usage: suite.py BASE ACCOUNT PATH [PATH ...]   for example: suite.py http://127.0.0.1:8080 hrstrateg / /behov/framskrivning
       suite.py BASE ACCOUNT --list FILE       one path a line

Needs requirements.txt and a Chromium on the PATH. Prints one line a fault, "N passed, N failed" last, and exits 1 when
anything failed. With SHOTS=FOLDER in the environment each page is also photographed at 1280 and 390 pixels.
"""
import os
import re
import shutil
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
LONGEST_TAB_ROUND = 3000
OPEN = ("/logga-in", "/valkommen", "/losenord")

# Sideways overflow that is not inside something that scrolls by itself (a table, the menu's rows).
OVERFLOW = """() => {
    const found = []
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > width + 1) found.push("the page scrolls sideways")
    for (const element of document.querySelectorAll("main *, header *, footer *")) {
        if (element.closest(".scroll, .menu, .vh, svg, [hidden]")) continue
        const box = element.getBoundingClientRect()
        if (box.width > 0 && box.right > width + 1) found.push(element.tagName + "." + element.className)
    }
    return found.slice(0, 5)
}"""

# What a keyboard must reach: everything shown that can be followed, filled in or opened. One of a group of radio buttons.
REACHABLE = """() => {
    const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const groups = new Set()
    let number = 0
    for (const element of document.querySelectorAll(wanted)) {
        if (element.disabled || element.tabIndex < 0) continue
        if (!element.checkVisibility({ visibilityProperty: true })) continue
        const closed = element.closest("details:not([open])")
        if (closed && element !== closed.querySelector(":scope > summary")) continue
        if (element.type === "radio") {
            if (groups.has(element.name)) continue
            groups.add(element.name)
        }
        element.dataset.wanted = ++number
    }
    return number
}"""

FOCUSED = """() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const style = getComputedStyle(element)
    return { number: element.dataset.wanted ?? null,
             shown: style.outlineStyle !== "none" || style.boxShadow !== "none" }
}"""


class Suite:
    def __init__(self, browser, base):
        self.browser = browser
        self.base = base.rstrip("/")
        self.passed = 0
        self.failed = 0
        self.session = None

    def sign_in(self, name):
        """Signs in with one of the demonstration's accounts, as its user does."""
        context = self.browser.new_context(locale="sv-SE")
        page = context.new_page()
        page.goto(self.base + "/logga-in", wait_until="load")
        page.locator("#logga-in-anvandarnamn").fill(name)
        page.locator("#logga-in-losenord").fill("prova framsyn fritt")
        page.locator("#logga-in button.primary").click()
        page.wait_for_url(self.base + "/")
        self.session = context.storage_state()
        context.close()

    def check(self, path, name, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {path}: {name} {detail}".rstrip(), flush=True)

    def open(self, path, **options):
        options.setdefault("viewport", {"width": 1280, "height": 900})
        # The way in is looked at by those who have not signed in.
        state = None if path.startswith(OPEN) else self.session
        context = self.browser.new_context(locale="sv-SE", storage_state=state, **options)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        answer = page.goto(self.base + path, wait_until="load")
        page.status = answer.status if answer else 0
        return context, page

    def run(self, path):
        self.look(path)
        self.reflow(path)
        self.keyboard(path)
        self.script(path)
        self.forced_colours(path)
        self.paper(path)
        self.without_script(path)

    def look(self, path):
        context, page = self.open(path)
        self.check(path, "answers 200", page.status == 200, page.status)
        self.check(path, "one h1", page.locator("h1").count() == 1)
        self.check(path, "title", re.search(r"\S – Framsyn$", page.title()) is not None, repr(page.title()))
        self.check(path, "Swedish", page.locator("html").get_attribute("lang") == "sv")
        ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
        self.check(path, "unique ids", len(ids) == len(set(ids)))
        self.axe(path, page, "as it opens")
        # Everything that opens, opened, is looked at too.
        page.eval_on_selector_all("details", "all => all.forEach(e => { e.open = true })")
        self.axe(path, page, "opened")
        self.check(path, "no errors in the console", not page.faults, page.faults[:3])
        if folder := os.environ.get("SHOTS"):
            self.photograph(path, folder)
        context.close()

    def axe(self, path, page, state):
        found = Axe().run(page, options=RULES).response["violations"]
        words = [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found]
        self.check(path, f"axe {state}", not found, words)

    def photograph(self, path, folder):
        os.makedirs(folder, exist_ok=True)
        name = re.sub(r"\W+", "-", path).strip("-") or "start"
        for width in (1280, 390):
            context, page = self.open(path, viewport={"width": width, "height": 900})
            page.screenshot(path=os.path.join(folder, f"{name}-{width}.png"), full_page=True)
            context.close()

    def reflow(self, path):
        # 320 CSS pixels: a 1280 pixel window at 400 % (WCAG 1.4.10).
        context, page = self.open(path, viewport={"width": 320, "height": 700})
        found = page.evaluate(OVERFLOW)
        self.check(path, "reflows at 320 px", not found, found)
        self.axe(path, page, "at 320 px")
        context.close()
        context, page = self.open(path, viewport={"width": 390, "height": 800})
        smallest = page.evaluate("""() => Math.min(99, ...[...document.querySelectorAll("svg.drawing text")]
            .filter(text => text.ownerSVGElement.checkVisibility())
            .map(text => { const svg = text.ownerSVGElement
                return parseFloat(text.getAttribute("font-size"))
                    * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width }))""")
        self.check(path, "chart text at least 11 px at 390 px", smallest >= 11, round(smallest, 1))
        context.close()

    def paper(self, path):
        # The width of an upright A4 sheet within its margins; what lies down has its height.
        context, page = self.open(path, viewport={"width": 688, "height": 1000})
        page.emulate_media(media="print")
        wide = page.evaluate("""() => [...document.querySelectorAll("table")]
            .filter(table => table.checkVisibility())
            .map(table => [table.id || table.caption?.textContent, table.getBoundingClientRect().width,
                getComputedStyle(table).page == "lying" || table.closest(".card") !== null
                    && getComputedStyle(table.closest(".card")).page == "lying" ? 1017 : 688])
            .filter(([name, width, sheet]) => width > sheet)""")
        self.check(path, "tables fit the paper", not wide, wide)
        context.close()

    def keyboard(self, path):
        context, page = self.open(path)
        wanted = page.evaluate(REACHABLE)
        reached, seen, started = set(), set(), False
        for _ in range(LONGEST_TAB_ROUND):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused is None:
                # Past the last one the focus leaves the page; a page that began inside it (an error summary) goes once more.
                if started:
                    break
                started = True
                continue
            if focused["number"] is None:
                continue
            # A date takes several stops, the last of them marked by the browser itself.
            if focused["shown"]:
                seen.add(focused["number"])
            if focused["number"] in reached and started and len(reached) == wanted:
                break
            reached.add(focused["number"])
        missing = wanted - len(reached)
        self.check(path, f"keyboard reaches all {wanted}", wanted > 0 and missing == 0, f"{missing} missing")
        self.check(path, "focus can be seen", reached == seen, sorted(reached - seen)[:5])
        context.close()

    def script(self, path):
        """What script adds: sorting, and sliders that answer at once without taking the focus away."""
        context, page = self.open(path)
        heading = page.locator("table[data-sorts] thead th").nth(1)
        if heading.count():
            if not heading.is_visible():
                page.eval_on_selector_all("details", "all => all.forEach(e => { e.open = true })")
            button = heading.locator("button")
            button.click()
            self.check(path, "sorts upwards", heading.get_attribute("aria-sort") == "ascending")
            button.click()
            self.check(path, "sorts downwards", heading.get_attribute("aria-sort") == "descending")
        slider = page.locator("form[data-at-once] input[type=range]").first
        if slider.count():
            before = slider.input_value()
            slider.focus()
            with page.expect_response(lambda answer: answer.request.resource_type == "fetch") as answer:
                page.keyboard.press("ArrowRight")
                if slider.input_value() == before:
                    page.keyboard.press("ArrowLeft")
            # Not wait_for_function: it evaluates a string in the page, which the page's own policy forbids.
            page.locator("main:not([aria-busy])").wait_for()
            self.check(path, "slider is answered", answer.value.status == 200, answer.value.status)
            kept = page.evaluate("document.activeElement?.type === 'range' && document.activeElement.isConnected")
            self.check(path, "slider keeps the focus", kept)
            number = page.locator("form[data-at-once] .slider .num").first.input_value().replace(",", ".")
            self.check(path, "number follows slider", float(number) == float(slider.input_value()), number)
            self.check(path, "slider has moved", slider.input_value() != before)
        self.check(path, "no errors from script", not page.faults, page.faults[:3])
        context.close()

    def forced_colours(self, path):
        context, page = self.open(path, forced_colors="active")
        self.check(path, "forced colours are on", page.evaluate("matchMedia('(forced-colors: active)').matches"))
        shown = page.evaluate("""() => [...document.querySelectorAll("h1, main a, main button, svg.drawing")]
            .filter(e => e.checkVisibility()).every(e => e.getBoundingClientRect().width > 0)""")
        self.check(path, "renders in forced colours", shown)
        self.check(path, "no errors in forced colours", not page.faults, page.faults[:3])
        context.close()

    def without_script(self, path):
        context, page = self.open(path, java_script_enabled=False)
        self.check(path, "answers without script", page.status == 200, page.status)
        self.check(path, "heading without script", page.locator("h1").count() == 1)
        forms = page.locator("main form")
        for index in range(forms.count()):
            form = forms.nth(index)
            self.check(path, "form can be sent without script", form.locator("button:visible").count() > 0)
        # A range that is not sent by itself would mislead where no script moves its number.
        self.check(path, "no idle sliders", page.locator("input[type=range]:not([name]):visible").count() == 0)
        context.close()


def main():
    arguments = sys.argv[1:]
    if len(arguments) < 3:
        sys.exit(__doc__)
    base, account, paths = arguments[0], arguments[1], arguments[2:]
    if paths[0] == "--list":
        with open(paths[1], encoding="utf-8") as lines:
            paths = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("no Chromium on the PATH (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        suite = Suite(browser, base)
        suite.sign_in(account)
        for path in paths:
            suite.run(path)
        browser.close()
    print(f"{suite.passed} passed, {suite.failed} failed")
    sys.exit(1 if suite.failed or not suite.passed else 0)


if __name__ == "__main__":
    main()
