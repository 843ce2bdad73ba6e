// Beside htmx on the page of a draft: what it does not do by itself. Without scripts every button still sends its form.
(() => {
  'use strict';
  const list = () => document.getElementById('draft-fields');
  // The button that was pressed, and where to look for it, or for what is next to it, once the list has come anew.
  let pressed = null;

  document.addEventListener('htmx:beforeRequest', (event) => {
    const button = event.detail.elt.querySelector('button') ?? event.detail.elt;
    const rows = [...(list()?.querySelectorAll('tbody tr') ?? [])];
    pressed = { id: button.id, row: rows.indexOf(button.closest('tr')) };
  });

  // The session has ended, or the draft is gone: whatever page came instead is shown as a page.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, target } = event.detail;
    if (target.id === 'draft-fields' && !xhr.responseText.includes('id="draft-fields"')) {
      event.detail.shouldSwap = false;
      location.assign(xhr.responseURL || location.href);
    }
  });

  document.addEventListener('htmx:responseError', () => location.reload());
  // Nothing came: the browser tries by itself, and says why it cannot.
  document.addEventListener('htmx:sendError', (event) => (event.detail.elt.submit ? event.detail.elt.submit() : location.reload()));

  // The focus stays on the same button; at an end of the list on the other one; where the row is gone, on the row in its place.
  document.addEventListener('htmx:afterSettle', () => {
    if (!pressed) return;
    const { id, row } = pressed;
    pressed = null;
    const other = id.startsWith('up-') ? id.replace('up-', 'down-') : id.replace('down-', 'up-');
    const rows = [...(list()?.querySelectorAll('tbody tr') ?? [])];
    const near = rows[Math.min(Math.max(row, 0), rows.length - 1)]?.querySelector('a, button');
    (document.getElementById(id) ?? document.getElementById(other) ?? near)?.focus();
  });
})();
