// The catalogue's filters: they hide and order rows that stand in the page, and keep what is chosen in the address.
// One of the choices within a list is enough (or); every list has its say (and). Without this file the links do.
(() => {
  "use strict";
  const panel = document.getElementById("filters");
  const table = document.getElementById("catalogue");
  if (!panel || !table) return;
  const form = panel.querySelector("form");
  const body = table.tBodies[0];
  const status = document.getElementById("filters-result");
  const none = document.getElementById("filters-none");
  const order = form.elements.sort;
  const fold = (text) =>
    text.normalize("NFKD").replace(/['‘’‛`´ʹʻʼʽˈ′＇\p{M}]/gu, "").toLocaleLowerCase();

  // What each row is, read once.
  const facets = [...new Set([...form.querySelectorAll("input[type=checkbox]")].map((box) => box.name))].map((name) => {
    const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
    return { name, boxes, counts: boxes.map((box) => box.parentElement.querySelector(".count")), at: new Map(boxes.map((box, i) => [box.value, i])) };
  });
  const rows = [...body.rows].map((element, index) => ({
    element, index, shown: true,
    values: facets.map(({ name, at }) => (element.dataset[name] || "").split(" ").map((value) => at.get(value)).filter((i) => i !== undefined)),
    words: fold(`${element.cells[0].textContent} ${element.id} ${element.dataset.words}`),
  }));

  // ---- Which rows are shown, and how many each choice would show beside what the other lists leave.
  const choose = () => {
    const chosen = facets.map(({ boxes }) => new Set(boxes.flatMap((box, i) => (box.checked ? [i] : []))));
    const words = fold(form.elements.words.value).split(/\s+/u).filter(Boolean);
    const counts = facets.map(({ boxes }) => new Array(boxes.length).fill(0));
    let n = 0;
    for (const row of rows) {
      let misses = 0;
      let missed = -1;
      if (words.every((word) => row.words.includes(word))) {
        for (let f = 0; f < facets.length && misses < 2; f++) {
          if (chosen[f].size && !row.values[f].some((value) => chosen[f].has(value))) [misses, missed] = [misses + 1, f];
        }
        if (misses === 0) row.values.forEach((values, f) => values.forEach((value) => { counts[f][value]++; }));
        else if (misses === 1) row.values[missed].forEach((value) => { counts[missed][value]++; });
      } else misses = 2;
      const shown = misses === 0;
      if (shown) n++;
      if (shown !== row.shown) row.element.hidden = !(row.shown = shown);
    }
    facets.forEach(({ boxes, counts: labels }, f) => boxes.forEach((box, i) => {
      const words_ = String(counts[f][i]);
      if (labels[i].textContent !== words_) labels[i].textContent = words_;
      box.parentElement.classList.toggle("empty", !counts[f][i] && !box.checked);
    }));
    status.textContent = panel.dataset.shown.replace("{n}", n).replace("{all}", rows.length);
    none.hidden = n > 0;
  };

  // ---- Order. Rows keep their first order where a column has the same.
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const heads = [...table.querySelectorAll("th[data-sort]")];
  const column = new Map(heads.map((head) => [head.dataset.sort, head.cellIndex]));
  const keyOf = {
    date: (row) => row.element.dataset.date,
    grade: (row) => row.element.dataset.grade,
  };
  let sorted = "";
  const sort = () => {
    const wanted = order.value;
    if (wanted !== sorted) {
      const name = wanted.replace(/^-/u, "");
      const key = name && (keyOf[name] || ((row) => row.element.cells[column.get(name)].textContent.trim()));
      const keys = new Map(key ? rows.map((row) => [row, key(row)]) : []);
      const turn = wanted.startsWith("-") ? -1 : 1;
      const next = [...rows].sort((a, b) => (key ? turn * collator.compare(keys.get(a), keys.get(b)) : 0) || a.index - b.index);
      body.append(...next.map((row) => row.element));
      sorted = wanted;
    }
    for (const head of heads) {
      const [by, down] = [wanted.replace(/^-/u, "") || "date", wanted.startsWith("-")];
      if (head.dataset.sort === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };
  const choice = (value) => {
    if (![...order.options].some((option) => option.value === value)) {
      const like = [...order.options].find((option) => option.value === value.replace(/^-/u, ""));
      if (like) order.add(new Option(`${like.text} ↓`, value));
    }
    order.value = value;
    if (order.selectedIndex < 0) order.value = "";
  };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.title = panel.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.dataset.sort === "date" ? "" : head.dataset.sort;
      choice(order.value === up ? `-${head.dataset.sort}` : up);
      apply();
    });
  }

  // ---- The address.
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const { name, boxes } of facets) {
      const values = asked.getAll(name);
      for (const box of boxes) box.checked = values.includes(box.value);
    }
    form.elements.words.value = asked.get("words") || "";
    choice(asked.get("sort") || "");
  };
  const write = (replace) => {
    const kept = new URLSearchParams();
    for (const { name, boxes } of facets) for (const box of boxes) if (box.checked) kept.append(name, box.value);
    if (form.elements.words.value.trim()) kept.set("words", form.elements.words.value.trim());
    if (order.value) kept.set("sort", order.value);
    const query = kept.toString();
    if (`?${query}` === location.search || (!query && !location.search)) return;
    history[replace ? "replaceState" : "pushState"](null, "", (query ? `?${query}` : location.pathname) + location.hash);
  };
  const apply = (replace) => {
    choose();
    sort();
    write(replace);
  };
  const clear = () => {
    for (const { boxes } of facets) for (const box of boxes) box.checked = false;
    form.elements.words.value = "";
    choice("");
    apply();
  };

  form.addEventListener("change", (event) => { if (event.target.name !== "words") apply(); });
  form.addEventListener("input", (event) => { if (event.target.name === "words") apply(true); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => { event.preventDefault(); clear(); });
  none.querySelector("button").addEventListener("click", () => {
    clear();
    form.querySelector("input").focus();
  });
  addEventListener("popstate", () => { read(); choose(); sort(); });

  document.querySelector("nav.facets").hidden = true;
  panel.hidden = status.hidden = false;
  if (matchMedia("(min-width: 60rem)").matches) panel.open = true;
  read();
  choose();
  sort();
})();
