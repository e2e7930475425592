type Words = { zh: string; en: string };

/** As what somebody asked at a window 谁提出. */
export const askerKinds: Record<string, Words> = {
  applicant: { zh: '申请人本人', en: 'the applicant herself' },
  representative: { zh: '法定代表人（负责人）', en: 'the legal representative' },
  agent: { zh: '代办人', en: 'the agent' },
};

/** Who asked at the window, from the event of a withdrawal; empty for one that came online. */
export function askedText(askedBy: unknown, locale: 'zh' | 'en'): string {
  if (typeof askedBy !== 'object' || askedBy === null) return '';
  const { kind, name, idMasked } = askedBy as Record<string, unknown>;
  const as = askerKinds[String(kind)]?.[locale] ?? '';
  return locale === 'zh'
    ? `由${as}${String(name)}（${String(idMasked)}）到窗口提出`
    : `Asked for at the window by ${as} ${String(name)} (${String(idMasked)})`;
}
