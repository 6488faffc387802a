'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  root.classList.add('script');

  // Theme: as the system has it, until somebody chooses.
  const toggle = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const remembered = () => { try { return localStorage.getItem('turbulence-theme'); } catch (e) { return null; } };
  const remember = (theme) => { try { localStorage.setItem('turbulence-theme', theme); } catch (e) { /* not kept */ } };
  const isDark = () => (root.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
  const showTheme = () => toggle.setAttribute('aria-pressed', String(isDark()));
  const chosen = remembered();
  if (chosen === 'dark' || chosen === 'light') root.dataset.theme = chosen;
  toggle.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    showTheme();
  });
  system.addEventListener('change', showTheme);
  showTheme();

  // Tables: a first click sorts numbers from the greatest down and text from A to Z, a second one turns it round.
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
  };
  const compare = (a, b) => {
    if (a === b) return 0;
    if (a === '') return 1;
    if (b === '') return -1;
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
  };
  const sort = (header) => {
    const table = header.closest('table');
    const column = header.cellIndex;
    const body = table.tBodies[0];
    const before = header.getAttribute('aria-sort');
    const descending = before === null ? header.classList.contains('n') : before === 'ascending';
    all('th[aria-sort]', table.tHead).forEach((other) => other.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const rows = Array.from(body.rows).map((row) => [value(row, column), row]);
    rows.sort(([a], [b]) => (a === '' || b === '' ? compare(a, b) : (descending ? -1 : 1) * compare(a, b)));
    body.append(...rows.map(([, row]) => row));
  };
  all('table.sortable thead button').forEach((button) =>
    button.addEventListener('click', () => sort(button.closest('th'))));

  all('input[data-filters]').forEach((input) => {
    const rows = Array.from(document.getElementById(input.dataset.filters).tBodies[0].rows);
    const output = input.parentElement.querySelector('output');
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row) => {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      });
      output.textContent = words.length ? shown + ' of ' + rows.length : '';
    });
  });

  // Charts: the interval under the pointer in words.
  all('.chart').forEach((chart) => {
    const output = chart.querySelector('.reading');
    chart.addEventListener('pointerover', (event) => {
      const reading = event.target.dataset && event.target.dataset.reading;
      if (reading) output.textContent = reading;
    });
    chart.addEventListener('pointerleave', () => { output.textContent = ''; });
  });

  // Instances: a link to one opens it, with the steps of it that failed.
  const open = (instance) => {
    instance.open = true;
    all('.step', instance).forEach((step) => { if (step.querySelector('summary .badge.bad')) step.open = true; });
  };
  const openLinked = () => {
    const target = location.hash.startsWith('#instance-') && document.getElementById(location.hash.slice(1));
    if (!target) return;
    open(target);
    target.scrollIntoView();
    target.querySelector('summary').focus({ preventScroll: true });
  };
  addEventListener('hashchange', openLinked);
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#instance-"]');
    if (link && link.hash === location.hash) openLinked();
  });
  openLinked();
  all('.instance').forEach((instance) => instance.querySelector('summary').addEventListener('click', () => {
    if (!instance.open) all('.step', instance).forEach((step) => {
      if (step.querySelector('summary .badge.bad')) step.open = true;
    });
  }));
  const each = (id, use) => {
    const button = document.getElementById(id);
    if (button) button.addEventListener('click', () => all('.instance').forEach(use));
  };
  each('open-all', open);
  each('close-all', (instance) => { instance.open = false; });
})();
