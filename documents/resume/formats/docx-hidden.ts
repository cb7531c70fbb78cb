import { ResumeError } from '../resume-error.ts';
import type { HiddenHow, HiddenText } from '../resume-types.ts';
import { attributeOf, childrenOf, findChild, isOn, nodesOf, parser, tagOf } from './docx-xml.ts';
import type { XmlNode } from './docx-xml.ts';

/** What the styles of a document say about being seen. */
export interface DocxStyles {
  /** Style → why its text is not seen. */
  hidden: ReadonlyMap<string, HiddenHow>;
  /** Styles that lay a colour beneath. */
  shaded: ReadonlySet<string>;
}

/** No styles at all. */
export const noStyles: DocxStyles = { hidden: new Map(), shaded: new Set() };

/** Where in a document one is: what lies beneath, and what was left out so far. */
export interface Context {
  styles: DocxStyles;
  hidden: HiddenText[];
  /** A colour other than white lies beneath, so that white can be read. */
  shaded: boolean;
  /** The paragraph's style hides its text. */
  styleHidden: HiddenHow | undefined;
}

const isWhite = (colour: string | undefined): boolean => /^f[c-f]f[c-f]f[c-f]$/iu.test(colour ?? '');
const isDark = (colour: string | undefined): boolean =>
  colour !== undefined && !/^(?:auto|none|white)$/iu.test(colour) && !isWhite(colour);

/** Half-points (`w:sz`): up to a point and a half nothing can be read. */
const largestUnreadable = 3;

const isShade = (properties: readonly XmlNode[]): boolean => {
  const shading = findChild(properties, 'w:shd');
  if (shading === undefined) return false;
  return isDark(attributeOf(shading, 'w:fill')) || attributeOf(shading, 'w:themeFill') !== undefined;
};

/** The context inside an element whose properties may lay a colour beneath. */
export const shade = (properties: readonly XmlNode[], context: Context): Context =>
  isShade(properties) ? { ...context, shaded: true } : context;

/** The context inside a paragraph. */
export function enterParagraph(properties: readonly XmlNode[], context: Context): Context {
  const style = styleOf(properties, 'w:pStyle');
  const shaded = context.shaded || isShade(properties) || context.styles.shaded.has(style);
  return { ...context, shaded, styleHidden: context.styles.hidden.get(style) };
}

/** The context inside a table. */
export const enterTable = (properties: readonly XmlNode[], context: Context): Context =>
  isShade(properties) || context.styles.shaded.has(styleOf(properties, 'w:tblStyle'))
    ? { ...context, shaded: true }
    : context;

const styleOf = (properties: readonly XmlNode[], tag: string): string =>
  attributeOf(findChild(properties, tag) ?? {}, 'w:val') ?? '';

/** Whether a drawing is filled with a colour, so that white text in its box can be read. */
export function hasFill(drawing: XmlNode): boolean {
  const tag = tagOf(drawing);
  if (/^(?:a:gradFill|a:blipFill|a:pattFill|pic:pic|v:fill)$/u.test(tag)) return true;
  if (tag === 'a:solidFill') return childrenOf(drawing).some((colour) => !isWhite(attributeOf(colour, 'val')));
  if (isDark(attributeOf(drawing, 'fillcolor')?.replace('#', ''))) return true;
  return tag !== 'w:txbxContent' && childrenOf(drawing).some(hasFill);
}

/** Why a run with these properties is not seen; undefined where it is. Its own properties go before those of its styles. */
export function howHidden(properties: readonly XmlNode[], context: Context): HiddenHow | undefined {
  const vanish = findChild(properties, 'w:vanish') ?? findChild(properties, 'w:specVanish');
  if (isOn(vanish)) return 'marked';
  const colour = attributeOf(findChild(properties, 'w:color') ?? {}, 'w:val');
  const size = attributeOf(findChild(properties, 'w:sz') ?? {}, 'w:val');
  const backed = context.shaded || isShade(properties) || findChild(properties, 'w:highlight') !== undefined;
  if (size !== undefined && Number(size) <= largestUnreadable) return 'tiny';
  if (isWhite(colour) && !backed) return 'sameColour';
  const inherited = context.styles.hidden.get(styleOf(properties, 'w:rStyle')) ?? context.styleHidden;
  if (inherited === 'marked') return vanish === undefined ? inherited : undefined;
  if (inherited === 'tiny') return size === undefined ? inherited : undefined;
  return inherited === 'sameColour' && colour === undefined && !backed ? inherited : undefined;
}

/** What `word/styles.xml` says about being seen; a style takes over from the one it is based on. Throws `resume_corrupt`. */
export function readDocxStyles(xml: string): DocxStyles {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) throw corrupt(undefined);
  const hidden = new Map<string, HiddenHow>();
  const shaded = new Set<string>();
  const bases = new Map<string, string>();
  try {
    const root = findChild(nodesOf(parser.parse(xml)), 'w:styles') ?? {};
    for (const style of childrenOf(root)) {
      const id = attributeOf(style, 'w:styleId');
      if (tagOf(style) !== 'w:style' || id === undefined) continue;
      const parts = childrenOf(style);
      const base = styleOf(parts, 'w:basedOn');
      if (base !== '') bases.set(id, base);
      const context: Context = { styles: noStyles, hidden: [], shaded: false, styleHidden: undefined };
      const how = howHidden(childrenOf(findChild(parts, 'w:rPr') ?? {}), context);
      if (how !== undefined) hidden.set(id, how);
      if (hasShade(style)) shaded.add(id);
    }
  } catch (error) {
    throw corrupt(error);
  }
  for (const [id] of bases) {
    let base = bases.get(id);
    for (let depth = 0; base !== undefined && depth < 12; depth++) {
      const how = hidden.get(base);
      if (how !== undefined && !hidden.has(id)) hidden.set(id, how);
      if (shaded.has(base)) shaded.add(id);
      base = bases.get(base);
    }
  }
  return { hidden, shaded };
}

const hasShade = (node: XmlNode): boolean => childrenOf(node).some((child) => isShade([child]) || hasShade(child));

const corrupt = (cause: unknown): ResumeError =>
  new ResumeError(
    'resume_corrupt',
    'The DOCX is damaged. Open it in a word processor, save it anew and send that.',
    'word/styles.xml',
    { cause },
  );
