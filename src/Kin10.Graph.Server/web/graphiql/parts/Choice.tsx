interface ChoiceProps<Option extends string> {
  /** What is chosen. */
  label: string;
  options: readonly Option[];
  chosen: Option;
  /** Those that cannot be chosen now, with the reason. */
  unavailable?: Partial<Record<Option, string>>;
  onChoose(option: Option): void;
}

/** Buttons of which one is pressed. */
export function Choice<Option extends string>({ label, options, chosen, unavailable, onChoose }: ChoiceProps<Option>) {
  return (
    <div className="choice" role="group" aria-label={label}>
      {options.map(option => (
        <button
          key={option} type="button" aria-pressed={option === chosen} disabled={Boolean(unavailable?.[option])}
          title={unavailable?.[option]} onClick={() => onChoose(option)}
        >
          {option}
        </button>
      ))}
    </div>
  );
}
