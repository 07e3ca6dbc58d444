'use client'; // Shows of thousands of rows those in the window, and moves along the column with Enter.

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import { FlagRow, type SharedByRows } from './flag-row';
import { nextCell } from './next-cell';
import type { TableFlag } from './table-flag';
import { PAGE_SIZE } from './table-query';

const ROW_HEIGHT_PX = 41;
/** Rows rendered beyond the window: enough for Enter to find its next cell, and for a fling of the wheel. */
const OVERSCAN_ROWS = 12;

export function FlagRows({ rows, shared }: { rows: readonly TableFlag[]; shared: SharedByRows }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [bodyTop, setBodyTop] = useState(0);
  useLayoutEffect(() => {
    if (body.current) setBodyTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
  });
  const isVirtual = rows.length > PAGE_SIZE;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    scrollMargin: bodyTop,
    getItemKey: (index) => rows[index]?.key ?? index,
  });

  const moveAlongColumn = (event: KeyboardEvent) => {
    const input = event.target;
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    const keys = rows.filter((row) => !row.archived).map((row) => row.key);
    const next = nextCell(keys, { from: input.name.replace(NAME_PREFIX, ''), step: event.shiftKey ? -1 : 1 });
    const cell = next === null ? null : input.form?.elements.namedItem(`${NAME_PREFIX}${keys[next]}`);
    if (cell instanceof HTMLInputElement) cell.focus();
  };

  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  const above = (items[0]?.start ?? bodyTop) - bodyTop;
  const below = items.length > 0 ? virtualizer.getTotalSize() - ((items.at(-1)?.end ?? bodyTop) - bodyTop) : 0;
  return (
    <tbody
      {...TABLE_ROLES.group}
      ref={body}
      onKeyDown={moveAlongColumn}
      // What gets the focus keeps clear of the heads above and of the bars below, which stay where they are.
      className="block [&_:is(tr,a,button,input)]:scroll-mt-12 [&_:is(tr,a,button,input)]:scroll-mb-72"
      style={{ paddingTop: above, paddingBottom: below, overflowAnchor: 'none' }}
    >
      {items.length > 0
        ? items.map(({ index, key }) => {
            const flag = rows[index];
            return (
              flag && <FlagRow key={key} ref={virtualizer.measureElement} flag={flag} index={index} shared={shared} />
            );
          })
        : // Until the window is measured, what the server rendered stays: one of these cells may have the focus.
          rows
            .slice(0, PAGE_SIZE)
            .map((flag, index) => <FlagRow key={flag.key} flag={flag} index={index} shared={shared} />)}
    </tbody>
  );
}

const NAME_PREFIX = 'percentage:';
