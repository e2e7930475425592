import { CheckGroupField, type Draft, NumberField, SwitchField, TextField, useText } from '@onewindow/console-kit';
import type { RuleContentBody } from '../src/contract.ts';
import { caseTypeNames, kindOf, levelNames, unitOf } from './rule-words.ts';

/** The thresholds of a rule's kind, each with the control that fits what it is. */
export function ThresholdFields({ kind, draft }: { kind: string; draft: Draft<RuleContentBody> }) {
  const say = useText();
  return kindOf(kind).thresholds.map(({ key, unit, ...label }) => {
    const path = `/thresholds/${key}`;
    const shared = { key, label: say(label) };
    if (key === 'exceptLevels' || key === 'caseTypes') {
      const names = key === 'caseTypes' ? caseTypeNames : levelNames;
      const options = Object.entries(names).map(([value, words]) => ({ value, label: say(words) }));
      return <CheckGroupField<string> {...draft.field(path)} {...shared} key={key} options={options} />;
    }
    if (key === 'law') return <SwitchField {...draft.field(path)} {...shared} key={key} />;
    if (key === 'opens' || key === 'closes') {
      return <TextField {...draft.field(path)} {...shared} key={key} maxLength={5} placeholder="08:30" />;
    }
    if (unit === 'share') return <ShareField key={key} path={path} label={shared.label} draft={draft} />;
    const unitWords = unitOf(unit);
    return (
      <NumberField
        {...draft.field(path)}
        {...shared}
        key={key}
        {...(unitWords && { unit: say(unitWords) })}
        max={1440}
      />
    );
  });
}

/** A share is entered as a percentage; left empty it is not looked at, and the server wants it absent. */
function ShareField({ path, label, draft }: { path: string; label: string; draft: Draft<RuleContentBody> }) {
  const { value, onChange, error } = draft.field<number | undefined>(path);
  return (
    <NumberField
      path={path}
      label={label}
      optional
      unit="%"
      min={50}
      max={100}
      value={value === undefined ? null : Math.round(value * 100)}
      onChange={next => {
        if (next !== null && next !== undefined) return onChange(next / 100);
        const { [path.slice('/thresholds/'.length)]: _, ...rest } = draft.value.thresholds;
        draft.set({ ...draft.value, thresholds: rest });
      }}
      error={error}
    />
  );
}
