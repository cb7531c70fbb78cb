import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addApplication, addCandidate, createTestVault, instant } from '../../test/support/records.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Db } from '../connection.ts';
import { insertDispute, listDisputes, settleDispute, type DisputeRecord } from './disputes.ts';
import {
  findOffer,
  getOffer,
  insertMaterial,
  insertOffer,
  listMaterials,
  listOffers,
  updateOffer,
  type MaterialRecord,
  type OfferRecord,
} from './offers.ts';
import { findKnownFileRefs, insertResume } from './resumes.ts';

const vault = createTestVault();

forEachDatabase((kind, open) => {
  describe(`offers on ${kind}`, () => {
    let db: Db;
    let key: DataKey;
    let applicationId: string;
    let candidateId: string;
    beforeEach(async () => {
      db = await open();
      ({ applicationId, candidateId, key } = await addApplication(db, vault));
    });

    const offer = (n = 1): OfferRecord => ({
      id: `o${n}`,
      applicationId,
      version: n,
      status: 'draft',
      salary: { amount: 1_234_567, currency: 'CNY', period: 'month' },
      startDate: '2027-03-01',
      notes: { zh: '另加签约奖金' },
      materials: [{ key: 'idCopy', label: { zh: '身份证复印件' }, required: true }],
      preparedBy: 'user:1',
      approvedBy: [],
      letterRef: null,
      answerBy: null,
      sentAt: null,
      answeredAt: null,
      createdAt: instant(n),
      updatedAt: instant(n),
    });
    const material: MaterialRecord = {
      id: 'm1',
      offerId: 'o1',
      applicationId: '',
      material: 'idCopy',
      fileName: '张三丰身份证.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 12,
      fileRef: 'material-m1',
      receivedAt: instant(),
    };
    const rawRows = async (table: string): Promise<string> => JSON.stringify(await db.knex(table).select());

    it('are read back whole, oldest version first, and change in nothing but what was said', async () => {
      await insertOffer(db.knex, key, offer(2));
      await insertOffer(db.knex, key, offer(1));
      expect(await listOffers(db.knex, key, applicationId)).toEqual([offer(1), offer(2)]);
      expect(await listOffers(db.knex, key, 'another')).toEqual([]);
      const sent = {
        status: 'sent' as const,
        approvedBy: ['user:2', 'user:3'],
        letterRef: 'letter-o1',
        answerBy: instant(9000),
        sentAt: instant(8),
        updatedAt: instant(8),
      };
      await updateOffer(db.knex, 'o1', sent);
      expect(await getOffer(db.knex, key, 'o1')).toEqual({ ...offer(1), ...sent });
      await updateOffer(db.knex, 'o1', { updatedAt: instant(9) });
      expect(await getOffer(db.knex, key, 'o1')).toEqual({ ...offer(1), ...sent, updatedAt: instant(9) });
      expect(await getOffer(db.knex, key, 'o2')).toEqual(offer(2));
      expect(await findOffer(db.knex, 'o1')).toEqual({ applicationId });
      expect([await findOffer(db.knex, 'o9'), await getOffer(db.knex, key, 'o9')]).toEqual([null, null]);
      await expect(updateOffer(db.knex, 'o9', { updatedAt: instant() })).rejects.toThrow('no offer o9');
    });

    it('have one row for each version', async () => {
      await insertOffer(db.knex, key, offer(1));
      await expect(insertOffer(db.knex, key, { ...offer(1), id: 'other' })).rejects.toMatchObject({ code: 'conflict' });
    });

    it('keep salary, first day, words and file names sealed; another key opens nothing, nor does a swapped row', async () => {
      await insertOffer(db.knex, key, offer(1));
      await insertMaterial(db.knex, key, { ...material, applicationId });
      const plain = ['1234567', '2027-03-01', '签约奖金', '身份证', '张三丰', 'CNY'];
      const rows = (await rawRows('offers')) + (await rawRows('offer_materials'));
      expect(plain.filter((secret) => rows.includes(secret))).toEqual([]);
      // The same search finds a row that would be kept in plain words.
      await db
        .knex('offers')
        .where({ id: 'o1' })
        .update({ approved_by: JSON.stringify(['1234567']) });
      expect(await rawRows('offers')).toContain('1234567');
      await db.knex('offers').where({ id: 'o1' }).update({ approved_by: '[]' });

      const other = await addCandidate(db, vault);
      await expect(getOffer(db.knex, other.key, 'o1')).rejects.toThrow();
      await expect(listMaterials(db.knex, other.key, 'o1')).rejects.toThrow();
      await insertOffer(db.knex, key, offer(2));
      const [row]: { content: string }[] = await db.knex('offers').where({ id: 'o2' }).select('content');
      await db.knex('offers').where({ id: 'o1' }).update({ content: row?.content });
      await expect(getOffer(db.knex, key, 'o1')).rejects.toThrow();
    });

    it('keep every document that was handed in, oldest first', async () => {
      const two = { ...material, applicationId, id: 'm2', fileRef: 'material-m2', receivedAt: instant(2) };
      await insertMaterial(db.knex, key, two);
      await insertMaterial(db.knex, key, { ...material, applicationId });
      expect(await listMaterials(db.knex, key, 'o1')).toEqual([{ ...material, applicationId }, two]);
      expect(await listMaterials(db.knex, key, 'o2')).toEqual([]);
    });

    it('name their letters and documents to the sweep of files, which takes what no row names', async () => {
      await insertOffer(db.knex, key, { ...offer(1), letterRef: 'letter-o1' });
      await insertMaterial(db.knex, key, { ...material, applicationId });
      await insertResume(db.knex, key, {
        id: 'r1',
        candidateId,
        applicationId,
        fileName: 'cv.txt',
        mediaType: 'text/plain',
        format: 'text',
        sizeBytes: 1,
        language: 'zh',
        fields: {},
        warnings: [],
        fileRef: 'resume-r1',
        receivedAt: instant(),
      } as unknown as Parameters<typeof insertResume>[2]);
      const asked = ['letter-o1', 'material-m1', 'resume-r1', 'letter-o2', 'material-m2'];
      expect([...(await findKnownFileRefs(db.knex, asked))].sort()).toEqual(['letter-o1', 'material-m1', 'resume-r1']);
      expect(await findKnownFileRefs(db.knex, [])).toEqual(new Set());
      await db.knex('offers').delete();
      await db.knex('offer_materials').delete();
      expect([...(await findKnownFileRefs(db.knex, asked))]).toEqual(['resume-r1']);
    });
  });

  describe(`objections on ${kind}`, () => {
    it('keep the reason sealed, are listed in order, and are settled once and for all to see', async () => {
      const db = await open();
      const { applicationId, key } = await addApplication(db, vault);
      const dispute = (n: number): DisputeRecord => ({
        id: `d${n}`,
        applicationId,
        status: 'open',
        reason: `面试当天网络中断 ${n}`,
        raisedBy: 'user:1',
        raisedAt: instant(n),
        settledBy: null,
        settledAt: null,
      });
      await insertDispute(db.knex, key, dispute(2));
      await insertDispute(db.knex, key, dispute(1));
      expect(await listDisputes(db.knex, key, applicationId)).toEqual([dispute(1), dispute(2)]);
      expect(JSON.stringify(await db.knex('disputes').select())).not.toContain('网络');
      await settleDispute(db.knex, 'd1', { status: 'upheld', by: 'user:2', at: instant(5) });
      await settleDispute(db.knex, 'd1', { status: 'upheld', by: 'user:2', at: instant(5) });
      expect(await listDisputes(db.knex, key, applicationId)).toEqual([
        { ...dispute(1), status: 'upheld', settledBy: 'user:2', settledAt: instant(5) },
        dispute(2),
      ]);
    });
  });
});
