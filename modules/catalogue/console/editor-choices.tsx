import { type FieldBinding, type FieldFrameProps, SelectField, useLanguage } from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import { licenceTypesQuery } from './editor-data.ts';

/** One type of licence of the library; a key that the library does not know is shown as it is. */
export function LicenceTypeField({
  value,
  onChange,
  ...frame
}: FieldFrameProps & FieldBinding<string | null | undefined>) {
  const { locale } = useLanguage();
  const types = useQuery(licenceTypesQuery);
  const known = (types.data ?? []).map(type => ({
    value: type.key,
    label: locale === 'zh' ? type.name : type.nameEn,
  }));
  const options = !value || known.some(option => option.value === value) ? known : [{ value, label: value }, ...known];
  return <SelectField<string> {...frame} value={value} onChange={next => onChange(next)} options={options} />;
}
