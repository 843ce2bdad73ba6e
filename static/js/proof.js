// Puts the proof of work on a form (FRM-08). Without this script the form is sent all the same, and confirmed by e-mail.
const place = document.getElementById('form-proof');
if (place && globalThis.$altcha) {
  const { name, challenge, worker, language, words } = place.dataset;
  globalThis.$altcha.algorithms.set('SHA-256', () => new Worker(worker));
  globalThis.$altcha.i18n.set(language, JSON.parse(words));
  const widget = document.createElement('altcha-widget');
  const attributes = {
    auto: 'onsubmit',
    challenge,
    language,
    name,
    type: 'native',
    // No word of anybody else, and nothing about how somebody moves the pointer.
    configuration: JSON.stringify({ hideFooter: true, hideLogo: true, humanInteractionSignature: false, minDuration: 0 }),
  };
  for (const [key, value] of Object.entries(attributes)) widget.setAttribute(key, value);
  place.append(widget);
}
