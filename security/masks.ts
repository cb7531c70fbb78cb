/** `+8613800138001` → `138****8001`; other countries keep the first three and last four digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const national = /^(?:\+|00)?86(1\d{10})$/.exec(phone.replace(/[\s().-]/g, ''))?.[1] ?? digits;
  return national.length < 9 ? '****' : `${national.slice(0, 3)}****${national.slice(-4)}`;
}

/** `zhang.wei@example.com` → `z***@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 0) return '***';
  const first = at > 1 ? ([...email][0] ?? '') : '';
  return `${first}***${email.slice(at)}`;
}

/** `11010519491231002X` → `110***********002X`. */
export function maskNationalId(value: string): string {
  return value.length < 9 ? '***' : value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4);
}

/** `张三丰` → `张**`: the first character, and nothing of how long the name is. */
export function maskName(name: string): string {
  return `${[...name.trim()][0] ?? ''}**`;
}

const emailInText = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const chineseIdInText = /(?<!\d)\d{6}(?:18|19|20)\d{9}[\dXx](?!\d)/g;
/** Chinese mobile numbers, international ones with `+`, and Chinese fixed lines. */
const phoneInText =
  /(?<![\d+])(?:(?:\+|00)?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|\+\d[\d\s().-]{6,20}\d(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g;

/** Masks what looks like an address, a number or an ID in running text; each kind where asked for. */
export function maskText(text: string, hide: { contacts: boolean; nationalIds: boolean }): string {
  let masked = text;
  if (hide.nationalIds) masked = masked.replace(chineseIdInText, maskNationalId);
  if (hide.contacts) masked = masked.replace(emailInText, maskEmail).replace(phoneInText, maskPhone);
  return masked;
}
