import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import type { Evidence, Field } from '../resume-types.ts';
import { isAnotherPersonsAt, lineAt } from './other-people.ts';
import { linesOf } from './resume-document.ts';
import type { Line, ResumeDocument } from './resume-document.ts';

const candidate = /(?<![\p{Script=Latin}\p{N}@_.-])(?:\+|00|[((]\+?)?\d(?:[\d\s().()/·-]{5,24}\d)(?![\p{N}@_])/gu;
const label =
  /(?:phone|mobile|mob|tel|telephone|cell|contact|call|whatsapp|手机|手機|电话|電話|联系|聯絡|联络|移动|☎|☏|✆|📞|📱|📲|(?:^|\s)[mtpc]\b)[^\d+((]{0,20}$/iu;

/** Countries named in a résumé's head, with the region whose national numbers they write. */
const regionWords: readonly (readonly [CountryCode, RegExp])[] = [
  ['CN', /\bchina\b|\bbeijing\b|\bshanghai\b|\bshenzhen\b|\bguangzhou\b|\bhangzhou\b|中国|北京|上海|深圳|广州/i],
  ['HK', /hong kong|香港/i],
  ['TW', /taiwan|taipei|台湾|台灣|台北|臺北/i],
  ['SG', /singapore|新加坡/i],
  [
    'GB',
    /\b(?:uk|u\.k\.|united kingdom|england|scotland|wales|london|manchester|birmingham|leeds|edinburgh|glasgow|bristol)\b/i,
  ],
  ['IN', /\b(?:india|bangalore|bengaluru|mumbai|delhi|hyderabad|chennai|pune|kolkata)\b/i],
  ['DE', /\b(?:germany|deutschland|berlin|munich|münchen|hamburg|frankfurt)\b/i],
  ['FR', /\b(?:france|paris|lyon)\b/i],
  ['AU', /\b(?:australia|sydney|melbourne|brisbane|perth)\b/i],
  ['CA', /\b(?:canada|toronto|vancouver|montreal|ottawa|calgary)\b/i],
  ['IE', /\b(?:ireland|dublin)\b/i],
  ['JP', /\b(?:japan|tokyo|osaka)\b|日本|东京/i],
  ['ES', /\b(?:spain|españa|madrid|barcelona)\b/i],
  ['IT', /\b(?:italy|italia|milan|milano|rome)\b/i],
  ['NL', /\b(?:netherlands|amsterdam|rotterdam)\b/i],
  ['BR', /\b(?:brazil|brasil|são paulo)\b/i],
  ['NG', /\b(?:nigeria|lagos|abuja)\b/i],
  ['ZA', /\b(?:south africa|johannesburg|cape town)\b/i],
  ['AE', /\b(?:uae|dubai|abu dhabi|united arab emirates)\b/i],
  ['PK', /\b(?:pakistan|karachi|lahore|islamabad)\b/i],
  ['PH', /\b(?:philippines|manila)\b/i],
  ['MY', /\b(?:malaysia|kuala lumpur)\b/i],
  ['NZ', /\bnew zealand\b|\b(?:auckland|wellington|christchurch)\b/i],
  ['NO', /\b(?:norway|norge|oslo|bergen|stavanger)\b/i],
  ['SE', /\b(?:sweden|sverige|stockholm|gothenburg|malmö)\b/i],
  ['DK', /\b(?:denmark|danmark|copenhagen|aarhus)\b/i],
  ['FI', /\b(?:finland|helsinki)\b/i],
  ['PL', /\b(?:poland|polska|warsaw|krakow|kraków|wroc[lł]aw)\b/i],
  ['CH', /\b(?:switzerland|zurich|zürich|geneva|basel)\b/i],
  ['AT', /\b(?:austria|vienna|wien|graz)\b/i],
  ['BE', /\b(?:belgium|brussels|antwerp|ghent)\b/i],
  ['PT', /\b(?:portugal|lisbon|lisboa)\b/i],
  ['GR', /\b(?:greece|athens|thessaloniki)\b/i],
  ['CZ', /\b(?:czech|prague|brno)\b/i],
  ['RO', /\b(?:romania|bucharest|cluj)\b/i],
  ['HU', /\b(?:hungary|budapest)\b/i],
  ['TR', /\b(?:turkey|türkiye|istanbul|ankara|izmir)\b/i],
  ['IL', /\b(?:israel|tel aviv|haifa)\b/i],
  ['EG', /\b(?:egypt|cairo|giza)\b/i],
  ['SA', /\b(?:saudi arabia|riyadh|jeddah)\b/i],
  ['QA', /\b(?:qatar|doha)\b/i],
  ['GH', /\b(?:ghana|accra)\b/i],
  ['BD', /\b(?:bangladesh|dhaka)\b/i],
  ['LK', /\b(?:sri lanka|colombo)\b/i],
  ['TH', /\b(?:thailand|bangkok)\b/i],
  ['VN', /\b(?:viet ?nam|hanoi|ho chi minh)\b/i],
  ['ID', /\b(?:indonesia|jakarta|bandung)\b/i],
  ['KR', /\b(?:south korea|korea|seoul|busan)\b/i],
  ['MX', /\b(?:mexico|méxico|guadalajara|monterrey)\b/i],
  ['AR', /\b(?:argentina|buenos aires)\b/i],
  ['CO', /\b(?:colombia|bogotá|bogota|medellín)\b/i],
  ['KE', /\b(?:kenya|nairobi)\b/i],
];

function regionsOf(document: ResumeDocument): CountryCode[] {
  const head = linesOf(document, 'top', 'personal')
    .slice(0, 25)
    .map((line) => line.text.slice(0, 300))
    .join('\n');
  const named = regionWords.filter(([, pattern]) => pattern.test(head)).map(([region]) => region);
  const mailed = regionsOfMail(document);
  // Where nothing at the head tells, the country that the rest of the text names most.
  const told = regionWords
    .map(([region, pattern]) => ({ region, n: document.text.match(new RegExp(pattern.source, 'gi'))?.length ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .map(({ region }) => region);
  const first = document.isChinese ? ['CN' as const, ...named, ...mailed] : [...named, ...mailed, 'US' as const];
  return [...new Set<CountryCode>([...first, ...told])];
}

/** Endings that anybody may have, whatever country they are of. */
const anybodys = /^(?:io|co|me|ai|tv|cc|eu|gg|us|to|fm|im|is|ly)$/u;

/** The countries of the candidate's e-mail addresses: `….co.za`. */
function regionsOfMail(document: ResumeDocument): CountryCode[] {
  const endings = Array.from(document.text.slice(0, 20_000).matchAll(/\S@[\w.-]+\.([a-z]{2})(?![\w.])/giu), (match) =>
    (match[1] ?? '').toLowerCase(),
  );
  return endings.flatMap((ending): CountryCode[] => {
    const region = ending === 'uk' ? 'GB' : ending.toUpperCase();
    return !anybodys.test(ending) && isSupportedCountry(region) ? [region] : [];
  });
}

function parseCandidate(text: string, regions: readonly CountryCode[], likely: boolean): PhoneNumber | undefined {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 17) return undefined;
  // Mainland mobiles are told by their shape wherever they stand.
  const isInternational = /^[((\s]*(?:\+|00)/.test(text);
  const isNorthAmerican = /^1[\s.-]?\(?[3-9]\d{2}\)?[\s.-]\d{3}[\s.-]\d{4}$/.test(text.trim());
  if (
    /^(?:0{0,2}86)?1[3-9]\d{9}$/.test(digits) &&
    (!isInternational || /^(?:00)?86/.test(digits)) &&
    !isNorthAmerican
  ) {
    return parsePhoneNumberFromString(`+86${digits.slice(-11)}`);
  }
  // `(+86) 138 …`, `0086 138 …`, `+86-0-…`: leave the plus in front, as the parser wants it.
  if (isInternational) {
    const number = parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`) ?? parsePhoneNumberFromString(text);
    return number?.isPossible() === true ? number : undefined;
  }
  for (const region of regions) {
    const number = parsePhoneNumberFromString(text, region);
    if (number?.isValid() === true) return number;
  }
  if (!likely) return undefined;
  // Made-up and unassigned area codes are still what the candidate wrote, where it can be nothing else.
  // No national number of North America starts with 0: the country is not known then.
  const region = regions.find((each) => each !== 'US' || !/^\D*0/.test(text));
  if (region === undefined) return undefined;
  const number = parsePhoneNumberFromString(text, region);
  return number?.isPossible() === true ? number : undefined;
}

/** Phone numbers of the candidate in E.164, in order. National numbers are read by the country the résumé names, else China or the United States by its language. */
export function readPhones(document: ResumeDocument, others: ReadonlySet<Line> = new Set()): Field<string[]> {
  const regions = regionsOf(document);
  const contacts = new Set(linesOf(document, 'personal').map((line) => line.offset));
  const value: string[] = [];
  const evidence: Evidence[] = [];
  for (const match of document.text.slice(0, 300_000).matchAll(candidate)) {
    const raw = match[0];
    const before =
      document.text
        .slice(Math.max(0, match.index - 30), match.index)
        .split('\n')
        .at(-1) ?? '';
    const line = lineAt(document, match.index);
    if (line === undefined || others.has(line) || isAnotherPersonsAt(document, line, match.index)) continue;
    if (
      /https?:\/\/\S*$|p\.?\s?o\.?\s?box\s*$|www\.\S*$|身份证[^\d]*$|证号[^\d]*$|\bid\s*(?:no|number)?\.?:?\s*$|qq\s*[::]?\s*$|[$€£¥¥]\s*$/iu.test(
        before,
      )
    )
      continue;
    const labelled = label.test(before);
    for (const part of splitNumbers(raw)) {
      if (isDatesOnly(part.text) || (!labelled && isAmountRange(part.text))) continue;
      const formatted = /^\(?\d{3}\)?[\s.-]{1,3}\d{3}[\s.-]\d{4}$/.test(part.text.trim());
      const inHead = line.offset <= (document.lines[15]?.offset ?? Infinity) || contacts.has(line.offset);
      // Ten to thirteen digits beside an e-mail address, or among the contacts, can be nothing else.
      const own = lineAt(document, match.index + part.at);
      const isAlone = formatted && own?.text.trim() === part.text.trim() && isNearEmail(document, own);
      const besideEmail = /\S@\S/.test(line.text) && /^\D*(?:\d\D*){10,13}$/.test(part.text);
      const number = parseCandidate(part.text, regions, labelled || isAlone || (inHead && (formatted || besideEmail)));
      if (
        number === undefined ||
        (!labelled && !inHead && !isAlone && !part.text.includes('+') && !isMobileChina(part.text))
      )
        continue;
      if (value.includes(number.number)) continue;
      value.push(number.number);
      evidence.push(document.evidenceAt(match.index + part.at, part.text.length));
    }
    if (value.length >= 5) break;
  }
  if (value.length === 0)
    return { value: null, evidence: [], reason: 'The text holds no phone number of the candidate.' };
  return { value, evidence };
}

/** A number on a line of its own, with an address for mail right above or below. */
function isNearEmail(document: ResumeDocument, line: Line | undefined): boolean {
  if (line === undefined) return false;
  const at = document.lines.indexOf(line);
  return [document.lines[at - 1], document.lines[at + 1]].some((near) => /\S@\S+\.\w/u.test(near?.text ?? ''));
}

const isMobileChina = (text: string): boolean => /^1[3-9]\d{9}$/.test(text.replace(/\D/g, ''));

/** `20000-25000`: a salary, not a number to call. */
const isAmountRange = (text: string): boolean => /^[1-9]\d{3,5}\s*-\s*[1-9]\d{3,5}$/.test(text);

const isDatesOnly = (text: string): boolean =>
  /^\D*(?:19|20)\d{2}[\s./-]{1,3}(?:0?[1-9]|1[0-2]|(?:19|20)\d{2})(?:\D+|$)/.test(text) ||
  /(?:^|\D)\d{1,2}[./]\d{1,2}[./](?:19|20)?\d{2}$/.test(text);

/** `13800138000/13900139000` holds two numbers; so does a run across lines or wide gaps. */
function splitNumbers(raw: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  // `1995.1  13306517784`: a birthday before a mainland mobile.
  const birthday = /^(?:19|20)\d{2}\D{0,3}\d{0,2}\D{0,3}\d{0,2}\s+(?=1[3-9]\d{9}$)/u.exec(raw)?.[0].length ?? 0;
  if (birthday > 0) return [{ text: raw.slice(birthday), at: birthday }];
  for (const match of raw.matchAll(/[^\n\t/]+?(?=$|\n|\t|\s*\/\s*|\s+·\s+|\s{3,})/gu)) {
    const text = match[0];
    const lead = /^[\s·]*/u.exec(text)?.[0].length ?? 0;
    if (text.replace(/\D/g, '').length >= 7) parts.push({ text: text.slice(lead).trim(), at: match.index + lead });
  }
  return parts;
}
