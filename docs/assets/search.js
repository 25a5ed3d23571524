// Search: asks Pagefind's index and shows what it finds, in the window that site.js opens and on the search page.
// Words of the interface are data attributes of the window on the search page; results are built as text, never as HTML.
(async () => {
  "use strict";
  const dialog = document.getElementById("search");
  if (!dialog || dialog.dataset.ready) return;
  dialog.dataset.ready = "";
  const home = dialog.querySelector("form").action;
  if (!dialog.dataset.index) {
    try {
      const answer = await fetch(home);
      const there = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("search");
      if (!answer.ok || !there) throw new Error(`${home}: ${answer.status}`);
      Object.assign(dialog.dataset, { ...there.dataset, ...dialog.dataset });
    } catch (problem) {
      console.warn(problem);
      location.href = home; // which has the words, or says what is the matter
      return;
    }
  }
  const address = (key) => new URL(dialog.dataset[key], home).href;
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), dialog.dataset[key] || "");
  const make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined || value === null || value === "") continue;
      if (name in element && name !== "list") element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  const SHOWN = 10; // results at a time
  const EXCERPT = 28; // words
  const GRAM = 6; // longest piece of Japanese in the index; as in search/terms.py
  const KEY = "zq", END = "qz"; // what a whole name begins and ends with, in the index as one word
  const NAMED = 1; // what it counts that a record is called just so, beside the best result
  const TIERS = { a: 1.25, b: 1, c: 0.45 }; // what a result counts: central records, records, sources

  // ---- The index: fetched once, when somebody searches.
  let opening;
  const open = () => {
    opening ||= (async () => {
      const engine = await import(new URL("pagefind.js", address("index")).href);
      await engine.options({
        ranking: {
          termFrequency: 0.9, pageLength: 0.35, termSaturation: 1.2,
          metaWeights: { title: 5, original: 3, also: 4, kind: 0.2, date: 0, lang: 0 },
        },
      });
      await engine.init();
      const filters = await engine.filters();
      const kinds = new Map();
      const tiers = new Map();
      // Asked for with a word that all pages have: without a word Pagefind would fetch its whole index.
      const members = async (name, use) => Promise.all(Object.keys(filters[name] || {}).map(async (value) => {
        for (const { id } of (await engine.search(KEY + END, { filters: { [name]: value } })).results) use(id, value);
      }));
      await members("kind", (id, kind) => kinds.set(id, kind));
      await members("tier", (id, tier) => tiers.set(id, TIERS[tier] || 1));
      return { engine, kinds, tiers };
    })();
    opening.catch(() => { opening = undefined; });
    return opening;
  };

  // ---- What was typed, in the ways it may stand in the index, the most faithful first.
  const APOSTROPHES = /['‘’‛`´ʹʻʼʽˈ′＇]/gu;
  const EAST_ASIAN = /[々〆\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff]+/gu;
  const KATAKANA = /[ァ-ヺー]/u;
  const segmenter = "Segmenter" in Intl && new Intl.Segmenter("ja", { granularity: "word" });
  const pieces = (run, loose) => {
    if (loose && segmenter) {
      const words = [...segmenter.segment(run)].map((part) => part.segment).filter((word) => !/^[\u3040-\u309f]+$/u.test(word));
      if (words.length) return words.flatMap((word) => pieces(word, false));
    }
    const found = [];
    for (let at = 0; at < run.length; at += GRAM) {
      let from = Math.max(0, Math.min(at, run.length - GRAM));
      while (from && from < run.length && KATAKANA.test(run[from]) && KATAKANA.test(run[from - 1])) from += 1; // no piece begins there
      if (from < run.length) found.push(run.slice(from, at + GRAM));
    }
    return found;
  };
  // Endings differ from language to language; what is left without a third of the word is its beginning in most.
  const beginning = (word) =>
    word.length > 5 ? word.slice(0, Math.max(4, Math.ceil(word.length * 0.65))) : word.length > 4 ? word.slice(0, 4) : word;
  const tokens = (text, { split, loose, cut }) => {
    const found = [];
    for (const word of text.split(/\s+/u)) {
      const spaced = word.replace(/[^\p{L}\p{N}\p{M}]+/gu, split ? " " : "");
      for (const part of spaced.replace(EAST_ASIAN, (run) => ` ${pieces(run, loose).join(" ")} `).split(" ").filter(Boolean)) {
        const foreign = /[^\u0000-\u007f]/u.test(part) && !part.match(EAST_ASIAN);
        found.push(cut || (loose && foreign) ? beginning(part) : part);
      }
    }
    // A single character of Japanese beside other words is a counter or a particle.
    const telling = found.filter((part) => part.length > 1 || !part.match(EAST_ASIAN));
    return (telling.length ? telling : found).join(" ");
  };
  const ways = (typed) => {
    if (/^\s*["“”«„].+["“”»]\s*$/u.test(typed)) return [[`"${typed.replace(/["“”«»„]/gu, " ").trim()}"`, 1]];
    const text = typed.normalize("NFKC").replace(APOSTROPHES, "");
    const found = new Map();
    for (const [how, weight] of [[{}, 1], [{ split: true }, 0.9], [{ split: true, loose: true }, 0.6]]) {
      const query = tokens(text, how);
      if (query && !found.has(query)) found.set(query, weight);
    }
    return [...found];
  };

  // Characters of scripts without spaces as letters, for names that are one word in the index; as in search/terms.py.
  const spelt = (text) => text.replace(EAST_ASIAN, (run) =>
    [...run].map((each) => each.charCodeAt(0).toString(16).padStart(4, "0").replace(/./gu, (digit) => "bcdfghjklmnpqrtv"[parseInt(digit, 16)])).join(""));

  // Records that are called just what was typed, or begin so.
  const names = (typed) => {
    const text = typed.normalize("NFKC").replace(APOSTROPHES, "").toLowerCase();
    const parts = text.split(/\s+/u).map((word) => word.replace(/[^\p{L}\p{N}\p{M}]+/gu, "")).filter(Boolean);
    const whole = parts.join("");
    if (whole.length < 2) return [];
    const foreign = /[^\u0000-\u007f]/u.test(whole) && !whole.match(EAST_ASIAN);
    const cut = parts.map((word, at) => (foreign && at === parts.length - 1 ? beginning(word) : word)).join("");
    return [KEY + spelt(whole) + END, ...(whole.length > 3 || /[^\u0000-\u007f]/u.test(whole) ? [KEY + spelt(cut)] : [])];
  };
  const named = async (engine, typed, best, tiers) => {
    const top = Math.max(0, ...[...best.values()].map(({ score }) => score));
    const [whole, begun] = names(typed);
    const ask = async (key) => (key ? (await engine.search(key)).results : []);
    const same = await ask(whole);
    const like = await ask(begun);
    const share = (results, score) => 0.5 + (0.5 * score) / Math.max(0.001, ...results.map((result) => result.score));
    const so = new Set(same.map(({ id }) => id));
    for (const { id, score } of like) {
      const known = best.get(id);
      if (known && !so.has(id)) known.score += top * (same.length ? 0.2 : 0.65) * share(like, score) * (tiers.get(id) || 1);
    }
    for (const { id, score } of same) {
      const known = best.get(id);
      if (known) known.score = top * (1 + NAMED * share(same, score) * (tiers.get(id) || 1)) + known.score / 10;
    }
  };

  const find = async (typed) => {
    const { engine, kinds, tiers } = await open();
    const best = new Map();
    const ask = async ([query, weight], add) => {
      const found = await engine.search(query);
      for (const result of found.results) {
        const score = result.score * weight * (tiers.get(result.id) || 1);
        const known = best.get(result.id);
        if (!known) best.set(result.id, { score, result, kind: kinds.get(result.id) });
        else if (add) known.score += score;
        else if (known.score < score) Object.assign(known, { score, result });
      }
    };
    for (const way of ways(typed)) await ask(way);
    // No page has all of the words: then pages with some, by their beginnings.
    if (!best.size) {
      const parts = tokens(typed.normalize("NFKC").replace(APOSTROPHES, ""), { split: true, loose: true, cut: true }).split(" ");
      for (const part of new Set(parts.filter((each) => each.length > 1 || parts.length === 1))) await ask([part, 1], true);
    }
    await named(engine, typed, best, tiers);
    return [...best.values()].sort((a, b) => b.score - a.score);
  };

  // ---- One result. The passage is the one with most of the words asked for, the line of terms left out.
  const passage = (data) => {
    const raw = (data.raw_content || data.content).replace(/&lt;/gu, "<").replace(/&gt;/gu, ">");
    const spaced = !raw.includes("\u200b");
    const words = raw.split(spaced ? /\s+/u : "\u200b");
    const anchors = data.anchors || [];
    const end = anchors.find((anchor) => anchor.id === "search-terms")?.location ?? words.length;
    // The titles that a page begins with stand above the passage already.
    let start = 0;
    for (const title of [data.meta.original, data.meta.title]) {
      const own = (title || "").split(/\s+/u);
      const here = words.slice(start, start + own.length).join(" ");
      if (title && (here === title || here === `${title}.`)) start += own.length;
    }
    const hits = new Map();
    for (const { location, balanced_score: score } of data.weighted_locations) {
      if (location >= start && location < end) hits.set(location, (hits.get(location) || 0) + score);
    }
    let from = start;
    let most = 0;
    for (const at of hits.keys()) {
      const first = Math.max(start, Math.min(at - 4, end - EXCERPT));
      let sum = 0;
      for (let i = first; i < Math.min(end, first + EXCERPT); i++) sum += hits.get(i) || 0;
      if (sum > most) [from, most] = [first, sum];
    }
    const parts = [from > start ? "… " : ""];
    for (let i = from; i < Math.min(end, from + EXCERPT); i++) {
      parts.push(hits.has(i) ? make("mark", {}, words[i]) : words[i], spaced ? " " : "");
    }
    if (from + EXCERPT < end) parts.push("…");
    const hit = [...hits.keys()].sort((a, b) => a - b).find((at) => at >= from);
    const before = hit === undefined ? [] : anchors.filter((anchor) => anchor.location <= hit && anchor.id !== "search-terms");
    const heading = before.filter((anchor) => /^h[2-4]$/iu.test(anchor.element) && anchor.text).at(-1);
    const nearest = before.filter((anchor) => heading && anchor.location >= heading.location).at(-1);
    return { parts, heading, nearest };
  };
  const item = async ({ result, kind }) => {
    const data = await result.data();
    const { parts, heading, nearest } = passage(data);
    const { title, original, lang, date } = data.meta;
    return make("li", {},
      make("p", { className: "about" }, [kind, date].filter(Boolean).join(" · ")),
      make("a", { href: data.url }, title || data.url),
      original && original !== title ? make("p", { className: "original", lang }, original) : null,
      make("p", { className: "excerpt" }, ...parts),
      heading ? make("p", { className: "within" }, make("a", { href: `${data.url}#${nearest.id}` }, say("within", { heading: heading.text }))) : null);
  };

  // ---- A field with its results, in the window or on the page.
  const attach = (field, place, { changed = () => {} } = {}) => {
    const status = make("p", { className: "search-status", role: "status" });
    const chips = make("ul", { className: "search-kinds", "aria-label": say("kinds"), hidden: true });
    const list = make("ol");
    const more = make("button", { type: "button", className: "button more-results", hidden: true }, say("more"));
    const out = make("p", { className: "way-out", hidden: true }, make("a", { href: address("aZ") }, say("out")));
    place.append(status, chips, list, more, out);
    let turn = 0, found = [], chosen = "", shown = 0;

    const visible = () => (chosen ? found.filter((each) => each.kind === chosen) : found);
    const add = async (now) => {
      const next = visible().slice(shown, shown + SHOWN);
      const items = await Promise.all(next.map(item));
      if (now !== turn) return null;
      shown += next.length;
      list.append(...items);
      more.hidden = shown >= visible().length;
      return items[0] || null;
    };
    const chip = (kind, words, n) => {
      const button = make("button", { type: "button", className: "chip", "aria-pressed": String(kind === chosen) }, `${words} `, make("span", { className: "count" }, String(n)));
      button.addEventListener("click", () => choose(kind));
      return make("li", {}, button);
    };
    const drawChips = () => {
      const counts = new Map();
      for (const { kind } of found) if (kind) counts.set(kind, (counts.get(kind) || 0) + 1);
      const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      chips.replaceChildren(...(sorted.length > 1 ? [chip("", say("all"), found.length), ...sorted.map(([kind, n]) => chip(kind, kind, n))] : []));
      chips.hidden = sorted.length < 2;
    };
    const draw = async (now) => {
      shown = 0;
      const before = [...list.children];
      await add(now);
      if (now !== turn) return;
      before.forEach((old) => old.remove());
      status.textContent = found.length ? say("found", { n: visible().length }) : say("none");
      out.hidden = found.length > 0;
      place.scrollTop = 0;
    };
    const choose = async (kind) => {
      chosen = kind;
      const now = ++turn;
      drawChips();
      chips.querySelector('[aria-pressed="true"]')?.focus();
      await draw(now);
    };
    const clear = (words) => {
      found = [];
      list.replaceChildren();
      chips.hidden = more.hidden = out.hidden = true;
      status.textContent = words;
    };
    const run = async () => {
      const now = ++turn;
      const typed = field.value.trim();
      changed(typed);
      place.dataset.query = typed;
      delete place.dataset.done;
      if (!typed) return clear(say("hint"));
      if (!found.length) status.textContent = say("busy");
      try {
        const answer = await find(typed);
        if (now !== turn) return;
        found = answer;
        chosen = "";
        drawChips();
        await draw(now);
      } catch (problem) {
        if (now !== turn) return;
        clear(say("failed"));
        out.hidden = false;
        console.warn(problem);
      }
      if (now === turn) place.dataset.done = typed;
    };

    more.addEventListener("click", async () => { (await add(turn))?.querySelector("a").focus(); });
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(run, 150);
    });
    // Arrow keys go from the field through the results and back.
    place.parentElement.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const links = [...list.querySelectorAll("li > a")];
      const inside = event.target === field || place.contains(event.target);
      if (!inside || !links.length) return;
      const at = links.indexOf(event.target.closest("li")?.querySelector(":scope > a"));
      const next = event.key === "ArrowDown" ? at + 1 : at - 1;
      if (event.target === field && event.key === "ArrowUp") return;
      event.preventDefault();
      if (next < 0) field.focus();
      else if (next < links.length) links[next].focus();
      else if (!more.hidden) more.focus();
    });
    status.textContent = say("hint");
    return { run, flush: () => { clearTimeout(waiting); return run(); } };
  };

  // The window: opened by site.js, which then loads this file.
  const inWindow = attach(dialog.querySelector("input"), document.getElementById("search-results"));
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.pathname === location.pathname && link.hash) dialog.close();
  });
  if (dialog.open) {
    open().catch(() => {});
    if (dialog.querySelector("input").value) inWindow.run();
  }

  // The page: its address holds what was asked, so it can be sent on and gone back to.
  const form = document.getElementById("search-page");
  if (form) {
    const field = form.querySelector("input");
    const asked = () => new URLSearchParams(location.search).get("q") || "";
    const onPage = attach(field, document.getElementById("search-page-results"), {
      changed: (typed) => {
        if (typed === asked()) return;
        history.replaceState(null, "", typed ? `?q=${encodeURIComponent(typed)}` : location.pathname);
      },
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onPage.flush();
    });
    field.addEventListener("focus", () => { open().catch(() => {}); }, { once: true });
    field.value = asked();
    if (field.value) onPage.run();
  }
})();
