#!/usr/bin/env python3
"""Tests the HTML report in a real browser, as a reader uses it: by mouse, by keyboard, on a phone, in the dark, on paper.

    tests/browser/run.py [PROGRAM]     the program to test (default: target/release/crosscheck)

Needs Python 3 and Chromium or Chrome (`apt-get install chromium`, or CHROMIUM=/path/to/it). With PICTURES=FOLDER it
leaves pictures of the page there.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import cdp

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target/release/crosscheck"

TRICKS = """<script>alert(1)</script></style></title><img src=x onerror=alert(1)> ]]> --> " onmouseover="alert(1)
    ' <svg/onload=alert(1)> javascript:alert(1) \u202eturned\u202c \u2028 <b>bold</b>""".replace("\n", " ")


def article(day):
    return f"""---
source: Argus {day} {TRICKS.replace('"', "'")}
title: "Fire {TRICKS.replace('"', "'")}"
url: javascript:alert({day})
published: 2022-09-24
---

The fire in Tarn Lane, {TRICKS} said, broke out on {day} September 2022, police said. {TRICKS}

“We were never told {TRICKS} that the bridge was unsafe {day} times”, Ina Roth said.
"""


class Page(unittest.TestCase):
    """The page of the demo, and one made of hostile articles."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="crosscheck-page-")
        cls.demo = cls.report(ROOT, "demo.html")
        done = subprocess.run([PROGRAM, "check", "--quiet", "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=False)
        # What the page has to hold is what the JSON report of the same run holds.
        cls.facts = json.loads(done.stdout)["facts"]
        for day in (5, 6):
            pathlib.Path(cls.folder.name, f"{day}.txt").write_text(article(day), encoding="utf-8")
        cls.hostile = cls.report(cls.folder.name, "hostile.html", "5.txt", "6.txt")
        cls.browser = cdp.Browser(cdp.find())

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    @classmethod
    def report(cls, where, name, *articles):
        file = pathlib.Path(cls.folder.name, name)
        done = subprocess.run([PROGRAM, "check", *articles, "--quiet", "--report", f"html={file}"], cwd=where,
                              capture_output=True, text=True, check=False)
        if done.returncode != 1:
            raise RuntimeError(f"{PROGRAM} ended with {done.returncode}: {done.stderr}")
        return file.as_uri()

    def open(self, address, width=1280, height=900, **how):
        self.browser.screen(width, height, **how)
        self.browser.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
        self.browser.open("about:blank")
        self.browser.open(address)
        self.run_js = self.browser.run

    def picture(self, name):
        if folder := os.environ.get("PICTURES"):
            self.browser.picture(pathlib.Path(folder, f"{name}.png"))

    def complaints(self):
        """What the browser complained of, and what it asked the network for."""
        found = []
        for event in self.browser.events:
            if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                found.append(event["params"])
            if event.get("method") == "Network.requestWillBeSent":
                url = event["params"]["request"]["url"]
                if not url.startswith(("file:", "about:")):
                    found.append(url)
        return found

    def shown(self):
        return self.run_js("[...document.querySelectorAll('.finding')].filter(f => f.offsetHeight > 0).length")

    def focused(self):
        return self.run_js("document.activeElement.closest('.finding')?.id ?? document.activeElement.id")

    def test_opens_from_disk_without_a_network_or_a_complaint(self):
        self.open(self.demo)
        self.run_js("new Promise(r => setTimeout(r, 200))")
        self.assertEqual(self.complaints(), [])
        self.assertEqual(self.run_js("document.querySelector('h1').textContent"), "3 conflicts")
        self.assertEqual(self.shown(), 3)
        self.assertEqual(self.run_js("document.getElementById('count').textContent"), f"3 of {len(self.facts)} findings")
        self.picture("desk")

    def test_lays_values_side_by_side_and_marks_them(self):
        self.open(self.demo)
        left, right = self.run_js("[...document.querySelectorAll('.finding .camp')].slice(0, 2).map(c => { const r = c.getBoundingClientRect(); return [r.left, r.top] })")
        self.assertTrue(left[0] < right[0] and left[1] == right[1])
        marked = self.run_js("[...document.querySelectorAll('.conflict blockquote mark')].map(m => m.textContent)")
        self.assertIn("September 6 last year", marked)
        self.assertIn("make", marked)

    def test_searches_by_keyboard(self):
        self.open(self.demo)
        self.browser.key("/")
        self.assertEqual(self.focused(), "search")
        self.assertEqual(self.run_js("document.getElementById('search').value"), "")
        self.browser.type("BRAVERMAN dock")
        self.assertEqual(self.shown(), 1)
        # The matrix holds every verdict, and follows the search.
        both = "[...document.querySelectorAll('.finding')].filter(f => /braverman/i.test(f.textContent) && /dock/i.test(f.textContent)).length"
        rows = self.run_js("[...document.querySelectorAll('.matrix tbody tr')].filter(r => r.offsetHeight).length")
        self.assertEqual(rows, self.run_js(both))
        self.assertLess(rows, len(self.facts))
        self.browser.key("Escape")
        self.assertEqual(self.shown(), 3)
        self.browser.type("zyxwv quagga")
        self.assertEqual(self.shown(), 0)
        self.assertGreater(self.run_js("document.getElementById('none').offsetHeight"), 0)
        self.run_js("document.getElementById('all').click()")
        self.assertEqual(self.shown(), len(self.facts))

    def test_moves_and_opens_by_keyboard(self):
        self.open(self.demo)
        ids = self.run_js("[...document.querySelectorAll('.finding')].map(f => f.id)")
        for key, at in [("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1)]:
            self.browser.key(key)
            self.assertEqual(self.focused(), ids[at])
        is_open = f"document.getElementById('{ids[1]}').open"
        self.assertTrue(self.run_js(is_open))
        self.browser.key("Enter")
        self.assertFalse(self.run_js(is_open))
        self.browser.key("Enter")
        self.assertTrue(self.run_js(is_open))
        # The focus can be seen.
        self.assertNotEqual(self.run_js("getComputedStyle(document.activeElement).outlineStyle"), "none")

    def test_filters_by_verdict_and_kind(self):
        self.open(self.demo)
        self.run_js("document.querySelector('input[value=agree]').click()")
        listed = [f for f in self.facts if f["verdict"] in ("conflict", "agree")]
        self.assertGreater(len(listed), 3)
        self.assertEqual(self.shown(), len(listed))
        self.run_js("(() => { const k = document.getElementById('kind'); k.value = 'date'; k.dispatchEvent(new Event('input', {bubbles: true})) })()")
        self.assertEqual(self.run_js("[...new Set([...document.querySelectorAll('.finding')].filter(f => f.offsetHeight).map(f => f.dataset.kind))]"), ["date"])
        self.assertEqual(self.shown(), sum(f["kind"] == "date" for f in listed))

    def test_leads_from_matrix_and_timeline_to_findings(self):
        self.open(self.demo)
        for links in [".matrix tr.agree a", ".timeline li.agree a"]:
            target = self.run_js(f"(() => {{ const a = document.querySelector('{links}'); a.click(); return a.hash.slice(1) }})()")
            self.run_js("new Promise(r => setTimeout(r, 100))")
            self.assertTrue(self.run_js(f"(() => {{ const f = document.getElementById('{target}'); const top = f.getBoundingClientRect().top; return f.open && f.offsetHeight > 0 && top >= 0 && top < innerHeight }})()"))
        self.assertEqual(self.run_js("document.querySelectorAll('.timeline > li').length"), 8)
        self.assertEqual(self.run_js("document.querySelectorAll('.matrix thead th').length"), 5)
        self.run_js("document.getElementById('matrix').scrollIntoView()")
        self.picture("matrix")
        self.run_js("document.getElementById('timeline').scrollIntoView()")
        self.picture("timeline")

    def test_fits_a_phone(self):
        for width in (320, 390):
            self.open(self.demo, width, 800)
            self.assertEqual(self.run_js("document.documentElement.scrollWidth"), width)
            left, right = self.run_js("[...document.querySelectorAll('.finding .camp')].slice(0, 2).map(c => { const r = c.getBoundingClientRect(); return [r.left, r.top] })")
            self.assertTrue(left[0] == right[0] and left[1] < right[1])
            small = self.run_js("[...document.querySelectorAll('#search, .chip, .finding > summary')].filter(e => e.offsetHeight && e.getBoundingClientRect().height < 40).length")
            self.assertEqual(small, 0, "too small for a finger")
        self.picture("phone")

    def test_can_be_read_by_day_and_by_night(self):
        contrast = """(() => {
            const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b };
            const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c; } return 'rgb(255, 255, 255)' };
            let worst = [99, ''];
            for (const e of document.querySelectorAll('body *')) {
                if (!e.offsetHeight || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
                const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
                const ratio = (a + .05) / (b + .05);
                if (ratio < worst[0]) worst = [ratio, e.outerHTML.slice(0, 120)];
            }
            return worst;
        })()"""
        for dark in (False, True):
            self.open(self.demo, dark=dark)
            self.run_js("document.querySelectorAll('input[name=group]').forEach(b => { if (!b.checked) b.click() }); document.querySelectorAll('details').forEach(d => d.open = true)")
            ratio, where = self.run_js(contrast)
            self.assertGreaterEqual(ratio, 4.5, where)  # WCAG 2.2, 1.4.3
            brightness = self.run_js("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b)")
            self.assertTrue(brightness < 150 if dark else brightness > 700)
        self.picture("night")

    def test_prints_without_its_tools(self):
        self.open(self.demo, media="print")
        self.assertEqual(self.run_js("document.getElementById('tools').offsetHeight + document.querySelector('nav').offsetHeight"), 0)
        pdf = self.browser.call("Page.printToPDF")["data"]
        self.assertGreater(len(pdf), 10_000)

    def test_is_whole_without_its_script(self):
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        try:
            self.open(self.demo)
            self.browser.call("Emulation.setScriptExecutionDisabled", value=False)
            self.assertEqual(self.shown(), len(self.facts))
            self.assertEqual(self.run_js("document.getElementById('tools').offsetHeight"), 0)
        finally:
            self.browser.call("Emulation.setScriptExecutionDisabled", value=False)

    def test_hostile_articles_do_nothing(self):
        self.open(self.hostile)
        self.run_js("new Promise(r => setTimeout(r, 300))")
        self.assertEqual([e for e in self.browser.events if e.get("method") == "Page.javascriptDialogOpening"], [])
        self.assertEqual(self.complaints(), [])
        self.assertEqual(self.run_js("document.querySelectorAll('script').length"), 1)
        self.assertEqual(self.run_js("document.querySelectorAll('img, svg, iframe, object, [onmouseover], [onerror], [href^=javascript]').length"), 0)
        self.assertIn("<script>alert(1)</script>", self.run_js("document.querySelector('blockquote').textContent"))
        self.assertRegex(self.run_js("document.title"), r"^\d+ conflicts? · crosscheck$")

    def test_its_policy_lets_nothing_else_run(self):
        self.open(self.hostile)
        self.run_js("(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s) })()")
        self.run_js("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\"><p style=\"color: red\" id=\"styled\">')")
        self.run_js("new Promise(r => setTimeout(r, 200))")
        self.assertIsNone(self.run_js("window.ran"))
        self.assertNotEqual(self.run_js("getComputedStyle(document.getElementById('styled')).color"), "rgb(255, 0, 0)")
        self.assertEqual(self.run_js("fetch('https://example.org').then(() => 'asked', () => 'refused')"), "refused")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    if not cdp.find():
        sys.exit("no browser: install Chromium (apt-get install chromium), or name one with CHROMIUM=/path/to/it")
    if not PROGRAM.is_file():
        sys.exit(f"{PROGRAM} is not there: cargo build --release, or name the program")
    unittest.main(verbosity=2)
