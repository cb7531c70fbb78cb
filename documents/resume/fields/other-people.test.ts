import { expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';

const read = (text: string): { emails: string[] | null; phones: string[] | null } => {
  const { emails, phones } = extractFields({ text }, '2026-11-22');
  return { emails: emails.value, phones: phones.value };
};

it.each([
  'Candidate: Dominic Pereira\nPosition: Analyst\n\nYour consultant: Ruth Mackinnon\nT: 0141 496 0123   E: ruth@thistle.example.com\n\nEmployment\n',
  '贾宏伟\n\n工作经历\n2017年3月-至今  东软集团  工程师\n\n联系人：周顾问  电话：010-6555 0123  邮箱：zhou@hr.example.com\n',
  '推荐顾问：Lily Chen（锐仕猎头 lily.chen@hunter.example.com 021-5555 0110）\n姓名：仲伟航\n',
  'Fergus Adair\nPartner: Imogen Lyle, imogen.lyle@search.example.com, +44 20 7946 0011\n',
])('leaves out the contacts of who sends the candidate', (text) => {
  expect(read(text)).toEqual({ emails: null, phones: null });
});

it('keeps those of a candidate who is a consultant', () => {
  expect(read('Ana Ruiz\nConsultant\nana.ruiz@mail.example.com | +34 655 501 728\n')).toEqual({
    emails: ['ana.ruiz@mail.example.com'],
    phones: ['+34655501728'],
  });
});
