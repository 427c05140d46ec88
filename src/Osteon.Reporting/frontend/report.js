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
    const svg = figure.querySelector('.drawing svg, .mechframe svg').cloneNode(true);
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
  const loaded = new Set();
  function load(library) {
    // Run from the page itself: the content policy allows exactly these texts, and nothing is fetched.
    if (!loaded.has(library))
      for (const text of all(`script[data-bundle^="${library}"]`)) document.head.append(make('script', {}, text.textContent));
    loaded.add(library);
  }

  async function draw(figure) {
    load('vega');
    const embed = window.vegaEmbed;
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

  // --- parts of the mechanism graph ---
  for (const block of all('.mech')) mechanism(block);

  function mechanism(block) {
    const tools = block.querySelector('.tools'), filters = block.querySelector('.mechfilters');
    const frame = block.querySelector('.mechframe');
    if (!frame) return;
    const edges = all('details.mechedge', block);
    const lines = new Map(all('a.mechline', block).map(a => [a.dataset.edge, a]));
    let shown = new Set(lines.keys()), moving;

    const holds = (edge, name, value) => value === '' || (edge.dataset[name] ?? '').split(' ').includes(value);
    function choose() {
      const selects = all('select[data-filter]', filters);
      const kinds = new Set(all('input[data-filter="kind"]', filters).filter(i => i.checked).map(i => i.value));
      const near = filters.querySelector('input[data-filter="near"]')?.checked;
      shown = new Set(edges.filter(edge => kinds.has(edge.dataset.kind) && (!near || edge.dataset.near === 'yes')
        && selects.every(s => holds(edge, s.dataset.filter, s.value))).map(edge => edge.dataset.edge));
      for (const edge of edges) edge.hidden = !shown.has(edge.dataset.edge);
      for (const group of all('.mechgroup', block)) group.hidden = !group.querySelector('details:not([hidden])');
      const ends = new Set();
      for (const [edge, line] of lines) {
        line.classList.toggle('off', !shown.has(edge));
        if (shown.has(edge)) ends.add(line.dataset.from).add(line.dataset.to);
      }
      for (const node of all('g.mechnode', frame)) node.classList.toggle('off', !ends.has(node.dataset.node));
      filters.querySelector('output').textContent = `${shown.size} of ${edges.length} ${edges.length === 1 ? 'edge' : 'edges'} shown`;
      filters.classList.toggle('narrowed', shown.size < edges.length);
      moving?.narrow(shown, ends);
    }

    if (filters) {
      filters.hidden = false;
      filters.addEventListener('change', choose);
      filters.querySelector('[data-do="all"]').addEventListener('click', () => {
        for (const select of all('select', filters)) select.value = '';
        for (const box of all('input', filters)) box.checked = box.dataset.filter === 'kind';
        choose();
      });
      choose(); // a browser may keep what was chosen before the page was loaded again
    }

    tools.hidden = false;
    tools.addEventListener('click', event => {
      const button = event.target.closest('button');
      switch (button?.dataset.do) {
        case 'svg': save(block.dataset.name + '.svg', 'image/svg+xml', svgText(block)); break;
        case 'move': move(button); break;
        case 'in': moving?.zoom(1.3); break;
        case 'out': moving?.zoom(1 / 1.3); break;
        case 'fit': moving?.fit(); break;
      }
    });

    function move(button) {
      const on = button.getAttribute('aria-pressed') !== 'true';
      if (on && !moving) moving = moved(block, frame);
      moving.place.hidden = !on;
      frame.hidden = on;
      button.setAttribute('aria-pressed', String(on));
      for (const other of all('[data-do="in"], [data-do="out"], [data-do="fit"]', tools)) other.hidden = !on;
      if (!on) return;
      moving.open();
      if (filters) choose();
    }
  }

  // The same drawing on a canvas: everything is read from the static one, so that both always say the same.
  function moved(block, frame) {
    load('cytoscape');
    // The library would add a style element, which the content policy refuses; it does not where one with this name stands.
    if (!document.getElementById('__________cytoscape_stylesheet'))
      document.head.append(make('meta', { id: '__________cytoscape_stylesheet' }));
    const place = make('div', {
      class: 'mechmove', tabindex: '0', role: 'application',
      'aria-label': frame.getAttribute('aria-label') + '. Arrow keys move it, plus and minus enlarge it, 0 shows the whole.',
    });
    frame.after(place);
    const attribute = (element, name, otherwise) => element.getAttribute(name) ?? otherwise;
    const at = new Map(), elements = [];
    for (const node of all('g.mechnode', frame)) {
      const d = node.dataset, box = node.querySelector('rect:not(.ring)');
      at.set(d.node, { x: +d.x, y: +d.y });
      elements.push({
        group: 'nodes', position: { x: +d.x, y: +d.y }, classes: d.marks ? 'marked' : '',
        data: { id: d.node, label: (d.marks ? d.marks + ' ' : '') + d.label, w: +d.w + (d.marks ? 16 : 0), h: +d.h, fill: attribute(box, 'fill') },
      });
    }
    for (const band of all('text.band', frame))
      elements.push({
        group: 'nodes', classes: 'band', selectable: false, position: { x: +attribute(band, 'x'), y: +attribute(band, 'y') - 4 },
        data: { id: 'band ' + band.textContent, label: band.textContent },
      });
    const heads = { raises: 'triangle', 'used-for': 'triangle', lowers: 'tee', 'acts-on': 'circle', 'part-of-or-precedes': 'circle',
      'depends-on-context': 'diamond', contains: 'circle' };
    for (const line of all('a.mechline', frame)) {
      const path = line.querySelector('path.line'), from = at.get(line.dataset.from), to = at.get(line.dataset.to);
      const head = attribute(path, 'marker-end', '').match(/-head-([a-z-]+)\)/)?.[1];
      const dashes = attribute(path, 'stroke-dasharray', '');
      elements.push({
        group: 'edges', data: {
          id: line.dataset.edge, source: line.dataset.from, target: line.dataset.to, colour: attribute(path, 'stroke'),
          width: +attribute(path, 'stroke-width'), opacity: +attribute(path, 'stroke-opacity', 1), head: heads[head] ?? 'none',
          hollow: ['acts-on', 'part-of-or-precedes', 'depends-on-context'].includes(head) ? 'hollow' : 'filled',
          line: dashes === '' ? 'solid' : dashes.startsWith('2') ? 'dotted' : 'dashed', ...bends(path, from, to),
        },
      });
    }
    const hidden = { display: 'none' };
    const cy = window.cytoscape({
      container: place, elements, layout: { name: 'preset', fit: false }, minZoom: 0.1, maxZoom: 4, autoungrabify: true,
      autounselectify: true, boxSelectionEnabled: false,
      userZoomingEnabled: false,
      style: [
        { selector: 'node', style: {
          label: 'data(label)', 'text-wrap': 'wrap', 'text-valign': 'center', 'font-size': 12, color: '#111111',
          'font-family': 'Helvetica, Arial, sans-serif', 'overlay-opacity': 0 } },
        { selector: 'node[w]', style: {
          shape: 'round-rectangle', width: 'data(w)', height: 'data(h)', 'background-color': 'data(fill)', 'border-width': 1,
          'border-color': '#777777' } },
        { selector: 'node.marked', style: { 'border-width': 3, 'border-color': '#14181c', 'font-weight': 'bold' } },
        { selector: 'node.band', style: { 'background-opacity': 0, 'border-width': 0, color: '#444444', events: 'no' } },
        { selector: 'edge', style: {
          width: 'data(width)', 'line-color': 'data(colour)', 'line-style': 'data(line)', opacity: 'data(opacity)',
          'target-arrow-shape': 'data(head)', 'target-arrow-color': 'data(colour)', 'target-arrow-fill': 'data(hollow)', 'arrow-scale': 0.8,
          'curve-style': 'bezier', 'overlay-padding': 6, 'overlay-opacity': 0 } },
        { selector: 'edge[weights]', style: {
          'curve-style': 'round-segments', 'segment-weights': 'data(weights)', 'segment-distances': 'data(distances)', 'segment-radii': 12,
          'edge-distances': 'node-position', 'source-endpoint': 'data(start)', 'target-endpoint': 'data(end)' } },
        { selector: '.off', style: hidden },
        { selector: 'node.off', style: { display: 'element', opacity: 0.25 } },
        { selector: '.far', style: { opacity: 0.12 } },
        { selector: 'edge.near', style: { width: 3, opacity: 1 } },
      ],
    });
    cy.on('tap', 'edge', event => show(block.id + '-edge-' + event.target.id()));
    cy.on('tap', event => {
      cy.elements().removeClass('far near');
      if (event.target === cy || !event.target.isNode()) return;
      const near = event.target.closedNeighborhood();
      cy.elements('edge, node[w]').not(near).addClass('far');
      near.edges().addClass('near');
    });
    const zoom = factor => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    const fit = () => cy.fit(cy.elements(), 12);
    // The wheel belongs to the page until the drawing has the focus.
    place.addEventListener('mousedown', () => place.focus());
    place.addEventListener('focus', () => cy.userZoomingEnabled(true));
    place.addEventListener('blur', () => cy.userZoomingEnabled(false));
    place.addEventListener('keydown', event => {
      const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      if (step) cy.panBy({ x: step[0], y: step[1] });
      else if (event.key === '+' || event.key === '=') zoom(1.3);
      else if (event.key === '-') zoom(1 / 1.3);
      else if (event.key === '0') fit();
      else return;
      event.preventDefault();
    });
    let first = true;
    return {
      place, zoom, fit, cy,
      open() {
        cy.resize();
        if (!first) return;
        first = false;
        fit();
        if (cy.zoom() >= 0.8) return;
        // Words too small to read: begin at the left instead.
        const box = cy.elements().boundingBox();
        cy.zoom(0.8);
        cy.pan({ x: 12 - 0.8 * box.x1, y: Math.max(12, (cy.height() - 0.8 * box.h) / 2) - 0.8 * box.y1 });
      },
      narrow(shown, ends) {
        cy.batch(() => {
          cy.edges().forEach(e => { e.toggleClass('off', !shown.has(e.id())); });
          cy.nodes('[w]').forEach(n => { n.toggleClass('off', !ends.has(n.id())); });
        });
      },
    };
  }

  // A curve as points beside the straight line from node to node; ends as places on the boxes.
  function bends(path, from, to) {
    const dx = to.x - from.x, dy = to.y - from.y, square = dx * dx + dy * dy;
    if (square === 0) return {};
    const length = path.getTotalLength(), many = Math.min(24, Math.max(6, Math.round(length / 40)));
    const weights = [], distances = [];
    for (let i = 1; i < many; i++) {
      const p = path.getPointAtLength(length * i / many), x = p.x - from.x, y = p.y - from.y;
      weights.push((x * dx + y * dy) / square);
      distances.push((y * dx - x * dy) / Math.sqrt(square));
    }
    const a = path.getPointAtLength(0), b = path.getPointAtLength(length);
    return { weights, distances, start: `${a.x - from.x}px ${a.y - from.y}px`, end: `${b.x - to.x}px ${b.y - to.y}px` };
  }

  // A link to the evidence of an edge opens it, also where a filter hides it.
  function show(id) {
    const edge = document.getElementById(id);
    if (!edge?.matches('details.mechedge')) return;
    if (edge.hidden) edge.closest('.mech').querySelector('[data-do="all"]').click();
    edge.open = true;
    if (location.hash !== '#' + id) location.hash = id;
    else edge.scrollIntoView();
    // Later: a browser takes the focus away when it has moved to the target itself.
    setTimeout(() => edge.querySelector('summary').focus({ preventScroll: true }), 50);
  }

  addEventListener('hashchange', () => show(location.hash.slice(1)));
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) show(location.hash.slice(1));
  });
  if (location.hash) show(location.hash.slice(1));

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
    opened = all('details:is(.definitions, .help, .mechedge, .folded):not([open])');
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of opened) details.open = false; });
})();
