/** A made-up person with a JSON Resume that passes the screen of the first process. */
export type Person = { name: string; email: string; resume: Uint8Array; fileName: string };

const family = ['Hartmann', 'Okafor', 'Lindqvist', 'Moreau', 'Novak', 'Castellano', 'Whitfield', 'Sato'];
let made = 0;

/** A person nobody has seen before. */
export function makePerson(
  change: { degree?: string | null; work?: boolean; email?: string; phone?: string } = {},
): Person {
  made += 1;
  const tag = crypto.randomUUID().slice(0, 8);
  const name = `Robin ${family[made % family.length]} ${letters(made)}`;
  const { degree = 'Bachelor', work = true, email = `robin.${tag}@person.example`, phone } = change;
  const resume = {
    basics: { name, email, ...(phone === undefined ? {} : { phone }), label: 'Sales representative' },
    work: work
      ? [{ name: 'Nordlicht Ltd', position: 'Sales representative', startDate: '2017-03', endDate: '2024-06' }]
      : [],
    education:
      degree === null
        ? []
        : [
            {
              institution: 'Bremen University',
              area: 'Economics',
              studyType: degree,
              startDate: '2012',
              endDate: '2016',
            },
          ],
  };
  return { name, email, resume: new TextEncoder().encode(JSON.stringify(resume)), fileName: 'resume.json' };
}

/** A number in letters, since names hold no digits. */
function letters(n: number): string {
  return String.fromCharCode(65 + (Math.floor(n / 26) % 26)) + String.fromCharCode(97 + (n % 26));
}
