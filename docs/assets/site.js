// What the page does beyond links: colours, menus, sources beside statements, the search window.
// Everything works without it; it only makes it nearer. No dependency, no inline handler.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Colours: automatic, light, dark, in turn; the button says which it is.
  const button = document.querySelector("button.scheme");
  if (button) {
    const order = ["auto", "light", "dark"];
    const say = () => {
      const now = root.dataset.scheme || "auto";
      button.dataset.now = now;
      button.title = button.lastElementChild.textContent = button.dataset[now];
    };
    button.hidden = false;
    say();
    button.addEventListener("click", () => {
      const next = order[(order.indexOf(root.dataset.scheme || "auto") + 1) % 3];
      if (next === "auto") delete root.dataset.scheme;
      else root.dataset.scheme = next;
      try {
        if (next === "auto") localStorage.removeItem("scheme");
        else localStorage.setItem("scheme", next);
      } catch { /* not kept, but applied */ }
      say();
    });
  }

  // Panels that lie open where there is room: the stylesheet shows them, this keeps what is
  // announced to assistive technology the same as what is seen. Widths as in site.css.
  for (const [selector, query] of [
    [".menu", "(min-width: 60rem)"],
    [".toc", "(min-width: 80rem)"],
    ["details.filters", "(min-width: 60rem)"],
    ["details.sidenote", "(min-width: 68.75rem)"],
  ]) {
    const media = matchMedia(query);
    const lay = () => all(selector).forEach((panel) => {
      panel.open = media.matches || (panel.dataset.keep !== undefined && panel.open);
      const summary = panel.querySelector("summary");
      if (media.matches) summary.tabIndex = -1;
      else summary.removeAttribute("tabindex");
    });
    lay();
    media.addEventListener("change", lay);
    document.addEventListener("click", (event) => {
      const summary = event.target.closest && event.target.closest("summary");
      if (summary && media.matches && summary.parentElement.matches(selector)) event.preventDefault();
    });
  }

  // A link to what is folded away opens it, also in browsers that do not by themselves; printed, everything is open.
  const reveal = () => {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const aim = id && document.getElementById(id);
    if (!aim) return;
    let closed = false;
    for (let fold = aim.closest(".fold"); fold; fold = fold.parentElement.closest(".fold")) {
      closed ||= !fold.open;
      fold.open = true;
    }
    if (closed) aim.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all(".fold:not([open])");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });

  // A click elsewhere, or Escape, closes the menus that lie over the page.
  const narrow = matchMedia("(max-width: 59.99rem)");
  const menus = () => all(".languages[open]").concat(narrow.matches ? all(".menu[open]") : []);
  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    }
  });

  // A number in a statement points at its source: the one beside or beneath the statement
  // if there is one, else the list at the end (then it is the plain link that it looks like).
  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const ref = event.target.closest && event.target.closest("a.ref");
    const note = ref && ref.closest(".statement")?.querySelector("details.sidenote");
    if (!note) return;
    const number = ref.hash.replace("#source-", "");
    const item = note.querySelector(`li[value="${CSS.escape(number)}"]`);
    if (!item) return;
    event.preventDefault();
    const again = note.open && item.classList.contains("hit");
    all(".sidenote .hit").forEach((other) => other.classList.remove("hit"));
    note.open = true;
    if (again) {
      if (!matchMedia("(min-width: 68.75rem)").matches) note.open = false;
    } else {
      item.classList.add("hit");
      // By keyboard or assistive technology: go where the number points.
      if (event.detail === 0) item.querySelector("a")?.focus();
    }
  });

  // The contents rail marks the section in view.
  const links = new Map(all(".toc a").map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  if (links.size && "IntersectionObserver" in window) {
    const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3);
      const now = passed.length ? passed[passed.length - 1].id : null;
      for (const [id, a] of links) {
        if (id === now) a.setAttribute("aria-current", "location");
        else a.removeAttribute("aria-current");
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    heads.forEach((head) => observer.observe(head));
  }

  // Copy buttons: <button class="copy" data-copy="#id" hidden data-done="Copied">.
  for (const copy of all("button.copy")) {
    if (!navigator.clipboard) continue;
    copy.hidden = false;
    const label = copy.textContent;
    copy.addEventListener("click", async () => {
      const from = document.querySelector(copy.dataset.copy);
      if (!from) return;
      await navigator.clipboard.writeText(from.innerText.trim());
      copy.textContent = copy.dataset.done || label;
      setTimeout(() => { copy.textContent = label; }, 2000);
    });
  }

  // The search window. Its code is fetched when it is first opened; should that fail,
  // the link leads to the search page as it would without scripts.
  const dialog = document.getElementById("search");
  let loaded = false;
  const openSearch = (fallback) => {
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector("input").select();
    if (loaded) return;
    loaded = true;
    const script = document.createElement("script");
    script.src = dialog.dataset.script;
    script.onerror = () => { if (fallback) location.href = fallback; };
    document.head.append(script);
  };
  if (dialog && dialog.showModal) {
    document.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      const opener = event.target.closest && event.target.closest("a.open-search");
      if (opener) {
        event.preventDefault();
        openSearch(opener.href);
      } else if (event.target === dialog || event.target.closest("#search .close")) dialog.close();
    });
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const k = event.key.toLowerCase() === "k" && event.ctrlKey !== event.metaKey && !event.shiftKey && !event.altKey;
      if (slash || k) {
        event.preventDefault();
        openSearch(document.querySelector("a.open-search")?.href);
      }
    });
  }
})();
