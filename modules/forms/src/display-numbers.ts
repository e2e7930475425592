/** Numbers as people read them: thousands in threes, no trailing noise. */
export function formatNumber(value: number, decimals?: number): string {
  const [whole = '0', fraction] = (decimals === undefined ? String(value) : value.toFixed(decimals)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined || /^0+$/.test(fraction) ? grouped : `${grouped}.${fraction}`;
}

/** Fen 分 as yuan with two places: 120050 → 1,200.50. */
export function formatMoney(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${digits.slice(-2)}`;
}

/** Fen as it is typed into a field: 120050 → 1200.50. */
export function moneyInput(fen: number): string {
  return formatMoney(fen).replaceAll(',', '');
}
