import { validateYear, type YearFinding } from '@onewindow/clock';
import {
  api,
  apiPath,
  Band,
  Button,
  type Column,
  ErrorState,
  FormSection,
  ListTable,
  NumberField,
  Page,
  Panel,
  Skeleton,
  Tabs,
  Tag,
  TextAreaField,
  TextField,
  useCommand,
  useDates,
  useLanguage,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { readNotice, writeNotice } from './calendar-text.ts';
import { RecomputationBand, useLastRecomputed } from './recomputation-band.tsx';

const messages = defineMessages({
  zh: {
    title: '工作日历',
    years: '年份',
    works: '班',
    rests: '休',
    enter: '录入一年',
    correct: '改这一年',
    off: '放假 {n} 天',
    work: '周末上班 {n} 天',
    source: '依据',
    entered: '本市录入',
    builtIn: '内置',
    noSource: '没有写依据',
    year: '年份',
    sourceHint: '通知的文号，比如 国办发明电〔2026〕1号',
    rows: '放假和调休',
    rowsHint: '一行一天：2027-01-01,元旦；周末要上班的写 2027-02-20,上班。可以从表格或 CSV 整段粘贴。',
    file: '从 CSV 文件读',
    preview: '{year} 年工作日 {n} 天',
    fine: '没有发现问题。',
    warnings: '可以保存，请再看一眼：',
    errors: '改好下面这些才能保存：',
    line: '第 {n} 行读不懂：{text}',
    running: '保存以后，在办的件按新日历重算到期日，每一件都留下记录。',
    save: '保存这一年',
    cancel: '先不录',
    done: '已保存 {year} 年，工作日 {n} 天',
  },
  en: {
    title: 'Working calendar',
    years: 'Years',
    works: 'worked',
    rests: 'off',
    enter: 'Enter a year',
    correct: 'Correct this year',
    off: '{n} days off',
    work: '{n} weekend days worked',
    source: 'Source',
    entered: 'entered here',
    builtIn: 'built in',
    noSource: 'no source given',
    year: 'Year',
    sourceHint: 'number of the notice',
    rows: 'Days off and days worked',
    rowsHint:
      'One day a line: 2027-01-01,元旦; a weekend day that is worked: 2027-02-20,上班. Paste from a sheet or CSV.',
    file: 'Read a CSV file',
    preview: '{n} working days in {year}',
    fine: 'Nothing is wrong.',
    warnings: 'It can be saved; look once more:',
    errors: 'Correct these first:',
    line: 'Line {n} cannot be read: {text}',
    running: 'After saving, due dates of running cases are computed again, each with a record.',
    save: 'Save the year',
    cancel: 'Not now',
    done: '{year} saved, {n} working days',
  },
});

interface Year {
  year: number;
  entered: boolean;
  source: string;
  off: { date: string; name: string }[];
  work: string[];
}

interface Day {
  date: string;
  name: string;
  works: boolean;
}

const columns = (withWeekday: (date: string) => string): Column<Day>[] => [
  { key: 'date', label: { zh: '日期', en: 'Date' }, width: 170, cell: row => withWeekday(row.date) },
  { key: 'name', label: { zh: '节日', en: 'Holiday' }, cell: row => row.name },
  {
    key: 'kind',
    label: { zh: '安排', en: 'Arrangement' },
    width: 120,
    cell: row => <Arrangement works={row.works} />,
  },
];

function Arrangement({ works }: { works: boolean }) {
  const t = useMessages(messages);
  return <Tag kind={works ? 'ink' : 'tint'}>{t(works ? 'works' : 'rests')}</Tag>;
}

/** 工作日历: what every limit is counted by. Each year with its notice; a new year is entered when it is published. */
export function CalendarPage() {
  const t = useMessages(messages);
  const dates = useDates();
  const may = usePermission();
  const [chosen, setChosen] = useState<string>();
  const [editing, setEditing] = useState<Year>();
  const [saved, setSaved] = useState<{ version: string | undefined }>();
  const found = useQuery({
    queryKey: ['calendar'],
    queryFn: ({ signal }) => api.get<{ version: string; years: Year[] }>('/api/calendar', { signal }),
  });
  const years = [...(found.data?.years ?? [])].sort((a, b) => b.year - a.year);
  const shown =
    years.find(year => String(year.year) === chosen) ??
    years.find(year => String(year.year) === dates.today.slice(0, 4)) ??
    years[0];
  const mayEdit = may({ name: 'calendar.edit' });
  const fresh = (years[0]?.year ?? Number(dates.today.slice(0, 4))) + 1;
  if (editing)
    return (
      <YearEditor
        year={editing}
        onClose={() => setEditing(undefined)}
        onSaved={(year, version) => {
          setEditing(undefined);
          setChosen(String(year));
          setSaved({ version });
        }}
      />
    );
  const days: Day[] = shown
    ? [
        ...shown.off.map(day => ({ ...day, works: false })),
        ...shown.work.map(date => ({ date, name: '', works: true })),
      ].sort((a, b) => (a.date < b.date ? -1 : 1))
    : [];
  return (
    <Page
      title={t('title')}
      actions={
        mayEdit && (
          <Button
            kind="solid"
            onClick={() => setEditing({ year: fresh, entered: false, source: '', off: [], work: [] })}
          >
            {t('enter')}
          </Button>
        )
      }
    >
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {shown && (
        <div className="ow-stack">
          {mayEdit && <RecomputationBand key={saved?.version ?? ''} after={saved} />}
          <Tabs
            label={t('years')}
            tabs={years.slice(0, 10).map(year => ({ key: String(year.year), label: String(year.year) }))}
            active={String(shown.year)}
            onChange={setChosen}
            panelId="calendar-year"
          />
          <div id="calendar-year" role="tabpanel" aria-label={String(shown.year)}>
            <Panel
              title={`${t('off', { n: shown.off.length })}　${t('work', { n: shown.work.length })}`}
              note={
                <>
                  <Tag kind="outline">{t(shown.entered ? 'entered' : 'builtIn')}</Tag> {shown.source || t('noSource')}{' '}
                  {mayEdit && (
                    <Button kind="link" size="small" onClick={() => setEditing(shown)}>
                      {t('correct')}
                    </Button>
                  )}
                </>
              }
              flush
            >
              <ListTable
                label={String(shown.year)}
                columns={columns(dates.withWeekday)}
                rows={days}
                rowKey={row => row.date}
                dense
              />
            </Panel>
          </div>
        </div>
      )}
    </Page>
  );
}

function YearEditor({
  year: initial,
  onClose,
  onSaved,
}: {
  year: Year;
  onClose(): void;
  /** With the calendar whose recomputation was the last before this one. */
  onSaved(year: number, version: string | undefined): void;
}) {
  const recomputed = useLastRecomputed();
  const t = useMessages(messages);
  const [year, setYear] = useState<number | null>(initial.year);
  const [source, setSource] = useState(initial.source);
  const [pasted, setPasted] = useState(() => writeNotice(initial));
  const read = useMemo(() => readNotice(pasted), [pasted]);
  const checked = useMemo(
    () => validateYear({ year: year ?? 0, off: read.off, work: read.work, source }),
    [year, read, source],
  );
  const save = useCommand<{ off: Year['off']; work: string[]; source: string }, { year: number; workingDays: number }>({
    send: (body, key) => api.put(apiPath`/api/calendar/${year ?? 0}`, body, { key }),
    invalidates: [['calendar'], ['recomputation']],
    done: reply => t('done', { year: reply.year, n: reply.workingDays }),
    onDone: reply => onSaved(reply.year, recomputed),
  });
  const blocked = !checked.ok || read.unread.length > 0;
  return (
    <Page title={`${t('title')} ${year ?? ''}`}>
      <div className="ow-columns">
        <FormSection title={t('enter')} columns={2}>
          <NumberField
            path="/year"
            label={t('year')}
            value={year}
            onChange={value => setYear(value ?? null)}
            min={2007}
            max={2100}
            error={save.problemAt('/year')}
          />
          <TextField
            path="/source"
            label={t('source')}
            hint={t('sourceHint')}
            value={source}
            onChange={value => setSource(value ?? '')}
            error={save.problemAt('/source')}
          />
          <TextAreaField
            path="/off"
            label={t('rows')}
            hint={t('rowsHint')}
            value={pasted}
            onChange={value => setPasted(value ?? '')}
            rows={18}
            maxLength={20_000}
            span={2}
            error={save.problemAt('/off')}
          />
          <label className="ow-span-2">
            {t('file')}{' '}
            <input
              type="file"
              accept=".csv,.txt"
              onChange={event => {
                const file = event.target.files?.[0];
                if (file) void file.text().then(setPasted);
              }}
            />
          </label>
        </FormSection>
        <div className="ow-stack">
          <Panel title={t('preview', { year: year ?? '—', n: checked.ok ? checked.workingDays : '—' })}>
            <p>{`${t('off', { n: read.off.length })}　${t('work', { n: read.work.length })}`}</p>
            {read.unread.length > 0 && (
              <ul>
                {read.unread.map(({ line, text }) => (
                  <li key={line}>{t('line', { n: line, text })}</li>
                ))}
              </ul>
            )}
            {!checked.ok && <Findings title={t('errors')} findings={checked.errors} notice={read} />}
            {checked.ok && checked.warnings.length > 0 && (
              <Findings title={t('warnings')} findings={checked.warnings} notice={read} />
            )}
            {checked.ok && checked.warnings.length === 0 && !blocked && <p className="ow-muted">{t('fine')}</p>}
          </Panel>
          <Band title={t('running')} />
          <Button
            kind="solid"
            size="large"
            block
            busy={save.pending}
            onClick={() =>
              !blocked &&
              void save.run({ off: read.off.map(({ date, name }) => ({ date, name })), work: read.work, source })
            }
          >
            {t('save')}
          </Button>
          <Button block onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

/** What is wrong, each with the day that it speaks of. */
function Findings({
  title,
  findings,
  notice,
}: {
  title: string;
  findings: readonly YearFinding[];
  notice: ReturnType<typeof readNotice>;
}) {
  const { locale } = useLanguage();
  return (
    <div role="alert">
      <b>{title}</b>
      <ul>
        {findings.map(finding => (
          <li key={finding.path + finding.code}>
            {dayOf(finding.path, notice)}
            {locale === 'en' ? finding.en : finding.zh}
          </li>
        ))}
      </ul>
    </div>
  );
}

function dayOf(path: string, { off, work }: ReturnType<typeof readNotice>): string {
  const [list, index] = path.split('.');
  const day = list === 'off' ? off[Number(index)]?.date : list === 'work' ? work[Number(index)] : undefined;
  return day ? `${day}：` : '';
}
