import { defineMessages } from '@onewindow/i18n';
import { Button } from '../control/button.tsx';
import { useMessages } from '../language/language.tsx';
import { addDays, type LocalDate, useDates } from '../language/today.tsx';
import { formatRange, parseRange } from './filter-value.ts';

const messages = defineMessages({
  zh: { from: '从', to: '到', today: '今天', week: '7 天内', month: '30 天内', past: '以前 30 天', done: '好了' },
  en: {
    from: 'From',
    to: 'To',
    today: 'Today',
    week: 'Next 7 days',
    month: 'Next 30 days',
    past: 'Last 30 days',
    done: 'Done',
  },
});

/** Two dates with open ends, and the spans that are asked for most. */
export function DateRangeEditor({
  value,
  onChange,
  onDone,
}: {
  value: string;
  onChange(value: string): void;
  onDone(): void;
}) {
  const t = useMessages(messages);
  const { today } = useDates();
  const range = parseRange(value) ?? { from: undefined, to: undefined };
  const presets: { label: string; from: LocalDate; to: LocalDate }[] = [
    { label: t('today'), from: today, to: today },
    { label: t('week'), from: today, to: addDays(today, 6) },
    { label: t('month'), from: today, to: addDays(today, 29) },
    { label: t('past'), from: addDays(today, -29), to: today },
  ];
  return (
    <div className="ow-filter-editor">
      <div className="ow-filter-presets">
        {presets.map(preset => (
          <Button
            key={preset.label}
            size="small"
            onClick={() => {
              onChange(formatRange(preset));
              onDone();
            }}
          >
            {preset.label}
          </Button>
        ))}
      </div>
      <div className="ow-filter-range">
        {(['from', 'to'] as const).map(end => (
          <label key={end} className="ow-field">
            <span>{t(end)}</span>
            <input
              type="date"
              className="ow-input"
              value={range[end] ?? ''}
              onChange={event => onChange(formatRange({ ...range, [end]: event.target.value || undefined }))}
            />
          </label>
        ))}
      </div>
      <Button onClick={onDone}>{t('done')}</Button>
    </div>
  );
}
