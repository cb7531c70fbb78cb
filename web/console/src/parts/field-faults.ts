import type { FormInstance } from 'antd';
import { ApiProblem, type Fault } from '../api/problem.ts';
import { en } from '../i18n/en.ts';
import { useText } from '../i18n/text.ts';

type Name = (string | number)[];

/** The sentence for a fault: the hub's own in English, by its code in Chinese where there is one. */
export function useFaultText(): (fault: Pick<Fault, 'code' | 'message'>) => string {
  const { t, locale } = useText();
  return ({ code, message }) => (locale !== 'en' && isKnown(code) ? t(`fault.${code}`) : message);
}

function isKnown(code: string): code is keyof typeof en.fault {
  return Object.hasOwn(en.fault, code);
}

/** Gives what shows the faults of a refused request at the fields of a form that has the names of the request. */
export function usePlaceFaults(form: FormInstance): (error: unknown) => void {
  const faultText = useFaultText();
  return (error) => {
    const faults = error instanceof ApiProblem ? error.faults : [];
    const names = form.getFieldsError().map(({ name }) => name);
    const texts = new Map<Name, string[]>();
    for (const fault of faults) {
      const name = findField(names, fault.path);
      if (name) texts.set(name, [...(texts.get(name) ?? []), faultText(fault)]);
    }
    const placed = [...texts].map(([name, errors]) => ({ name, errors }));
    form.setFields(placed);
    if (placed[0]) form.scrollToField(placed[0].name, { block: 'center', focus: true });
  };
}

/** The field a JSON Pointer leads to: the one itself, or the nearest around it (`/interviewers/0` → `interviewers`). */
export function findField(names: readonly Name[], path: string): Name | null {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const around = names.filter(
    (name) => name.length <= steps.length && name.every((step, at) => String(step) === steps[at]),
  );
  return around.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
