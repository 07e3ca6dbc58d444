// Runs in the page before all else, and so is given to it as it is: tsx would add helpers that a page does not have.
window.keysMs = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === 'keydown') window.keysMs.push(entry.duration);
}).observe({ type: 'event', durationThreshold: 16 });

requestAnimationFrame(function look() {
  // React leaves its mark on an element when it takes it over; the frame after that has been painted.
  const shown = document.querySelector('main table[aria-label="Flags"]') ?? document.querySelector('main h1');
  const isTaken = shown !== null && Object.keys(shown).some((name) => name.startsWith('__reactProps'));
  if (!isTaken) return requestAnimationFrame(look);
  requestAnimationFrame(() => setTimeout(() => (window.pageReadyMs = performance.now())));
});
