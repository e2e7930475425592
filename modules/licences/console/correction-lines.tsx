import {
  CheckGroupField,
  DateField,
  NumberField,
  SelectField,
  TextField,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CorrectionForm } from '../src/contract.ts';
import type { Corrections } from './correct-dialog.tsx';

const messages = defineMessages({
  zh: {
    holder: '持有人',
    validFrom: '有效期自',
    validTo: '有效期至',
    forever: '空着：长期',
    detail: '街道门牌；区县不对的，这里改不了，请申请变更',
    fen: '分',
  },
  en: {
    holder: 'Holder',
    validFrom: 'Valid from',
    validTo: 'Valid until',
    forever: 'empty: no expiry',
    detail: 'street and number; another district is no clerical error',
    fen: 'fen',
  },
});

type Line = CorrectionForm['lines'][number];

interface Props {
  form: CorrectionForm;
  corrections: Corrections;
  onChange(corrections: Corrections): void;
  problemAt(path: string): string | undefined;
}

/** The lines of a licence to be corrected, each by the control of its kind; only what differs is kept. */
export function CorrectionLines({ form, corrections, onChange, problemAt }: Props) {
  const t = useMessages(messages);
  const own = <K extends 'holderName' | 'validFrom' | 'validTo'>(key: K) => ({
    path: `/${key}`,
    error: problemAt(`/${key}`),
    value: corrections[key] === undefined ? form[key] : corrections[key],
  });
  const set = (changed: Corrections) => onChange({ ...corrections, ...changed });
  return (
    <div className="ow-fields ow-fields-2">
      <TextField
        {...own('holderName')}
        label={t('holder')}
        span={2}
        maxLength={500}
        onChange={value => set({ holderName: value ?? '' })}
      />
      {form.lines.map(line => (
        <LineField
          key={line.key}
          line={line}
          value={corrections.fields && line.key in corrections.fields ? corrections.fields[line.key] : line.value}
          error={problemAt(`/fields/${line.key}`)}
          onChange={value => set({ fields: { ...corrections.fields, [line.key]: value } })}
        />
      ))}
      <DateField {...own('validFrom')} label={t('validFrom')} onChange={value => value && set({ validFrom: value })} />
      <DateField
        {...own('validTo')}
        label={t('validTo')}
        hint={t('forever')}
        optional
        onChange={value => set({ validTo: value ?? null })}
      />
    </div>
  );
}

function LineField({
  line,
  value,
  error,
  onChange,
}: {
  line: Line;
  value: unknown;
  error: string | undefined;
  onChange(value: unknown): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  const frame = { path: `/fields/${line.key}`, label: say(line.label), error };
  const options = line.codes?.map(({ code, words }) => ({ value: code, label: say(words) }));
  if (options && line.several) {
    return (
      <CheckGroupField<string>
        {...frame}
        span={2}
        value={Array.isArray(value) ? (value as string[]) : []}
        options={options}
        onChange={onChange}
      />
    );
  }
  if (options) {
    return (
      <SelectField<string>
        {...frame}
        value={typeof value === 'string' ? value : null}
        options={options}
        onChange={next => onChange(next ?? null)}
      />
    );
  }
  switch (line.format) {
    case 'date':
      return (
        <DateField
          {...frame}
          value={typeof value === 'string' ? value : null}
          onChange={next => onChange(next ?? null)}
        />
      );
    case 'number':
    case 'money':
      return (
        <NumberField
          {...frame}
          unit={line.format === 'money' ? t('fen') : line.unit ? say(line.unit) : ''}
          precision={line.format === 'money' ? 0 : 2}
          value={typeof value === 'number' ? value : null}
          onChange={next => onChange(next ?? null)}
        />
      );
    case 'address':
      if (isAddress(value)) {
        return (
          <TextField
            {...frame}
            span={2}
            hint={t('detail')}
            value={value.detail}
            onChange={next => onChange({ division: value.division, detail: next ?? '' })}
          />
        );
      }
      break;
  }
  return (
    <TextField
      {...frame}
      span={2}
      maxLength={2000}
      value={Array.isArray(value) ? value.join('、') : typeof value === 'string' ? value : ''}
      onChange={next => onChange(next || null)}
    />
  );
}

function isAddress(value: unknown): value is { division: string; detail: string } {
  return typeof value === 'object' && value !== null && 'division' in value && 'detail' in value;
}
