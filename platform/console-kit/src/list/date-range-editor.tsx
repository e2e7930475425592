import { defineMessages } from '@onewindow/i18n';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
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
          <div key={end} className="ow-field">
            <span aria-hidden="true">{t(end)}</span>
            <DatePicker
              aria-label={t(end)}
              value={range[end] ? dayjs(range[end]) : null}
              onChange={date => onChange(formatRange({ ...range, [end]: date?.format('YYYY-MM-DD') }))}
            />
          </div>
        ))}
      </div>
      <Button onClick={onDone}>{t('done')}</Button>
    </div>
  );
}
