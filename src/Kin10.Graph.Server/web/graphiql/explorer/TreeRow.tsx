import { type ReactNode, useId, useState } from 'react';

interface TreeRowProps {
  name: string;
  type: string;
  /** What it means. */
  description?: string | null;
  isChosen: boolean;
  onToggle(): void;
  /** What stands beside the name: the value of an argument. */
  value?: ReactNode;
  /** What is below it, once it is open; undefined where there is nothing. */
  children?: () => ReactNode;
}

/** One line of the explorer with its box to tick, and what is below it. */
export function TreeRow({ name, type, description, isChosen, onToggle, value, children }: TreeRowProps) {
  const [isOpen, setIsOpen] = useState(isChosen);
  const id = useId();

  function toggle() {
    setIsOpen(!isChosen);
    onToggle();
  }

  return (
    <li>
      <div className="tree-row">
        {children ? (
          <button
            type="button" className="tree-opener" aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Open'} ${name}`}
            onClick={() => setIsOpen(!isOpen)}
          />
        ) : <span className="tree-opener" />}
        <input id={id} type="checkbox" checked={isChosen} onChange={toggle} />
        <label htmlFor={id} title={description ?? undefined}>{name}</label>
        {value ?? <span className="tree-type">{type}</span>}
      </div>
      {children && isOpen && <div className="tree-below">{children()}</div>}
    </li>
  );
}
