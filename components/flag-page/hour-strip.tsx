const BAR_WIDTH = 10;
const HEIGHT = 40;

/** How often a flag was asked for in each of the last hours: one bar an hour, the present one on the right. */
export function HourStrip({ hours }: { hours: readonly number[] }) {
  const most = Math.max(1, ...hours);
  const total = hours.reduce((sum, count) => sum + count, 0);
  return (
    <svg
      role="img"
      aria-label={`Asked ${total.toLocaleString('en')} times in ${hours.length} hours, ${Math.max(...hours).toLocaleString('en')} times in the busiest`}
      viewBox={`0 0 ${hours.length * BAR_WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-12 w-full border-line border-b"
    >
      {hours.map((count, hour) => {
        // What was asked at all can be seen: a pixel at least.
        const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
            key={hour}
            x={hour * BAR_WIDTH + 1}
            y={HEIGHT - height}
            width={BAR_WIDTH - 2}
            height={height}
            className="fill-accent"
          />
        );
      })}
    </svg>
  );
}
