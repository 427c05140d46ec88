// What a browser adds to the report: sorting, choosing columns, exports, tooltips, larger pictures. What the report says is in the HTML.
(() => {
  'use strict';
  document.documentElement.classList.add('js');
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // --- exports ---
  function save(name, type, content) {
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const link = make('a', { download: name, href: URL.createObjectURL(blob) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const full = cell => {
    if (cell.querySelector('abbr') && cell.classList.contains('na')) return '';
    if (cell.classList.contains('absent')) return '';
    return (cell.querySelector('data')?.value ?? cell.textContent).trim().replace(/\s+/g, ' ');
  };

  function tsv(table) {
    const heads = all('thead th', table).filter(th => !th.hidden).map(th => th.dataset.name ?? th.textContent.trim());
    const grouped = table.classList.contains('measures');
    const lines = [(grouped ? ['arm', ...heads] : heads).join('\t')];
    for (const body of table.tBodies)
      for (const row of body.rows) {
        if (row.classList.contains('arm') || row.classList.contains('summary')) continue;
        const cells = [...row.cells].filter(c => !c.hidden).map(full);
        lines.push((grouped ? [body.dataset.arm ?? '', ...cells] : cells).join('\t'));
      }
    return lines.join('\n') + '\n';
  }

  const svgText = figure => {
    const svg = figure.querySelector('.drawing svg').cloneNode(true);
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    return new XMLSerializer().serializeToString(svg);
  };

  const base64 = text => {
    let binary = '';
    for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
    return btoa(binary);
  };

  function savePng(figure, name) {
    const svg = figure.querySelector('.drawing svg');
    const box = svg.viewBox.baseVal;
    const scale = 3;
    const image = new Image();
    image.onload = () => {
      const canvas = make('canvas', { width: Math.ceil(box.width * scale), height: Math.ceil(box.height * scale) });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => save(name, 'image/png', blob));
    };
    image.src = 'data:image/svg+xml;base64,' + base64(svgText(figure));
  }

  const figureData = figure => {
    const whole = figure.querySelector('script.tsv');
    return whole ? decodeURIComponent(whole.textContent) : tsv(figure.querySelector('table'));
  };

  const say = (button, word) => {
    const before = button.textContent;
    button.textContent = word;
    setTimeout(() => { button.textContent = before; }, 1500);
  };

  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make('textarea', { class: 'unseen' });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    say(button, 'Copied');
  }

  // --- figures with tooltips ---
  let libraries;
  function load() {
    // Run from the page itself: the content policy allows exactly these texts, and nothing is fetched.
    libraries ??= all('script[data-bundle]').map(text => document.head.append(make('script', {}, text.textContent)));
    return window.vegaEmbed;
  }

  async function draw(figure) {
    const embed = load();
    const place = make('div');
    const drawing = figure.querySelector('.drawing');
    await embed(place, JSON.parse(figure.querySelector('script.spec').textContent), {
      actions: false, ast: true, defaultStyle: false, hover: false, renderer: 'svg', tooltip: { disableDefaultStyle: true },
    });
    const still = [...drawing.childNodes];
    drawing.replaceChildren(...place.childNodes);
    return still;
  }

  async function toggle(figure, button) {
    const drawing = figure.querySelector('.drawing');
    if (button.getAttribute('aria-pressed') === 'true') {
      drawing.replaceChildren(...figure.still);
      button.setAttribute('aria-pressed', 'false');
    } else {
      figure.still = await draw(figure);
      button.setAttribute('aria-pressed', 'true');
    }
  }

  for (const figure of all('figure.figure')) {
    const tools = figure.querySelector('.tools');
    const name = figure.dataset.name;
    tools.hidden = false;
    tools.addEventListener('click', event => {
      const button = event.target.closest('button');
      switch (button?.dataset.do) {
        case 'svg': save(name + '.svg', 'image/svg+xml', svgText(figure)); break;
        case 'png': savePng(figure, name + '.png'); break;
        case 'tsv': save(name + '.tsv', 'text/tab-separated-values', figureData(figure)); break;
        case 'json': save(name + '.vl.json', 'application/json', figure.querySelector('script.spec').textContent); break;
        case 'interactive': toggle(figure, button); break;
      }
    });
    if (figure.dataset.undrawn) draw(figure).then(() => delete figure.dataset.undrawn);
  }

  // --- tables ---
  for (const box of all('.tablebox')) {
    const tools = box.querySelector('.tablehead .tools');
    const table = box.querySelector('table');
    if (!tools || !table) continue;
    tools.hidden = false;
    tools.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (button?.dataset.do === 'copy') copy(button, tsv(table));
      if (button?.dataset.do === 'tsv') save(box.dataset.name + '.tsv', 'text/tab-separated-values', tsv(table));
    });
    if (table.classList.contains('measures')) chooser(tools, table);
  }

  function chooser(tools, table) {
    const list = make('div', { class: 'choices' });
    all('thead th', table).forEach((th, column) => {
      if (column === 0) return;
      const box = make('input', { type: 'checkbox', checked: '' });
      box.addEventListener('change', () => {
        th.hidden = !box.checked;
        for (const row of table.querySelectorAll('tbody tr:not(.arm)')) row.cells[column].hidden = !box.checked;
      });
      list.append(make('label', {}, box, ' ' + th.textContent.trim()));
    });
    tools.prepend(make('details', { class: 'columns' }, make('summary', {}, 'Columns'), list));
  }

  const compare = (a, b) => {
    const x = Number(a), y = Number(b);
    if (a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    return a.localeCompare(b, 'en', { numeric: true });
  };

  for (const table of all('table.sortable')) {
    if (table.rows.length < 3) continue;
    all('thead th', table).forEach((th, column) => {
      const button = make('button', { type: 'button', class: 'sort', title: th.querySelector('abbr')?.title ?? 'Sort' });
      button.append(...th.childNodes, make('span', { class: 'arrow', 'aria-hidden': 'true' }));
      th.append(button);
      button.addEventListener('click', () => {
        const down = th.getAttribute('aria-sort') === 'ascending';
        for (const other of all('thead th', table)) other.removeAttribute('aria-sort');
        th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        for (const body of table.tBodies) {
          const rows = [...body.rows].filter(r => !r.classList.contains('arm') && !r.classList.contains('summary'));
          const anchor = [...body.rows].find(r => r.classList.contains('summary')) ?? null;
          rows.sort((a, b) => {
            const x = full(a.cells[column]), y = full(b.cells[column]);
            if (x === '' || y === '') return (x === '') - (y === '');
            return down ? compare(y, x) : compare(x, y);
          });
          for (const row of rows) body.insertBefore(row, anchor);
        }
      });
    });
  }

  // --- methods text ---
  for (const methods of all('.methods')) {
    const button = make('button', { type: 'button', class: 'copy' }, 'Copy text');
    button.addEventListener('click', () => copy(button, all('.copyable p', methods).map(p => p.textContent).join('\n\n')));
    methods.prepend(button);
  }

  // --- pictures ---
  const viewer = make('dialog', { class: 'viewer', 'aria-label': 'Picture' });
  viewer.addEventListener('click', () => viewer.close());
  document.body.append(viewer);
  for (const image of all('.shot img')) {
    const button = make('button', { type: 'button', class: 'enlarge', 'aria-label': 'Enlarge: ' + image.alt });
    image.replaceWith(button);
    button.append(image);
    button.addEventListener('click', () => {
      const close = make('button', { type: 'button' }, 'Close');
      const caption = button.closest('figure').querySelector('figcaption').textContent;
      viewer.replaceChildren(make('img', { src: image.src, alt: image.alt }), make('p', {}, caption), close);
      viewer.showModal();
    });
  }

  // --- where the reader is ---
  const links = new Map(all('.contents a').map(a => [a.getAttribute('href').slice(1), a]));
  const places = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  let current;
  const mark = () => {
    const line = innerHeight * 0.3;
    const here = places.filter(p => p.getBoundingClientRect().top <= line).at(-1) ?? places[0];
    if (here === current) return;
    if (current) links.get(current.id).removeAttribute('aria-current');
    current = here;
    if (current) links.get(current.id).setAttribute('aria-current', 'true');
  };
  let waiting = false;
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();

  // Printing shows what is folded away only where it belongs on paper.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('details.definitions:not([open]), details.help:not([open])');
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of opened) details.open = false; });
})();
