import type { ReactNode } from 'react';
import { makingOf } from '../request/making';

const numbers = new Intl.NumberFormat('en');
const times = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });
const shortVersion = 10;

/** How an answer came about: time, bytes, cost, version, rows, and the plan where the server shows it. */
export function MakingBar({ text, rows }: { text: string; rows: number | undefined }) {
  const making = makingOf(text);
  if (!making) {
    return null;
  }

  const { milliseconds, bytes, sentBytes, operationCost, version, plan, live } = making;
  return (
    <>
      {live && (
        <p className="live" role="status">
          Live: answer {numbers.format(live.answers)}, at {times.format(live.at)}
        </p>
      )}
      <dl className="making" aria-label="How the answer came about">
        {milliseconds !== undefined && <Figure name="Time">{numbers.format(Math.round(milliseconds))} ms</Figure>}
        {bytes !== undefined && (
          <Figure name="Size">
            {size(bytes)}{sentBytes !== undefined && sentBytes < bytes && `, ${size(sentBytes)} sent`}
          </Figure>
        )}
        {operationCost && (
          <Figure name="Cost">{numbers.format(operationCost.cost)} of {numbers.format(operationCost.maxCost)}</Figure>
        )}
        {rows !== undefined && <Figure name="Rows">{numbers.format(rows)}</Figure>}
        {version && <Figure name="Version"><span title={version}>{version.slice(0, shortVersion)}</span></Figure>}
      </dl>
      {plan && (
        <details className="plan">
          <summary>Plan</summary>
          <pre tabIndex={0} role="region" aria-label="Plan">{plan}</pre>
        </details>
      )}
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

const size = (bytes: number) => (bytes < 1000 ? `${bytes} B` : `${numbers.format(Math.round(bytes / 100) / 10)} kB`);
