// Says once that somebody has begun to fill in the form: a sum goes up, and nothing about anybody is kept. What the server is told
// here it is not told again when the form is sent; where this does not run, it counts the first sending instead.
(() => {
  const mark = document.querySelector('input[name="form-started"]');
  const form = mark && mark.form;
  if (!form || !navigator.sendBeacon) return;
  form.addEventListener('input', () => {
    const receipt = form.elements.namedItem('receipt');
    if (mark.value || !receipt) return;
    const told = navigator.sendBeacon(form.getAttribute('action') + '/started', new URLSearchParams({ receipt: receipt.value }));
    if (told) mark.value = '1';
  }, { once: true });
})();
