import axios from 'axios';

/** Where the sandbox is, and what opens it. */
export type Target = {
  sandboxUrl: string;
  interviewToken: string;
  ehrToken: string;
  mailToken: string;
  notifyUrl: string;
};
export type BareActivities = ReturnType<typeof createBareActivities>;

/** The calls the hub's connectors make for one application, straight through axios, each answer believed as it comes. */
export function createBareActivities(target: Target) {
  const http = (path: string, token: string) =>
    axios.create({ baseURL: `${target.sandboxUrl}${path}`, headers: { authorization: `Bearer ${token}` } });
  const interview = http('/interview/v1', target.interviewToken);
  const ehr = http('/ehr/api', target.ehrToken);
  const mail = http('/mail/v1', target.mailToken);
  const findApplicant = async (id: string): Promise<string | undefined> => {
    const { data } = await ehr.get<{ data: { items: { id: string }[] } }>('/applicants', {
      params: { externalRef: id },
    });
    return data.data.items[0]?.id;
  };
  return {
    async orderInterview(id: string): Promise<void> {
      const questions = ['problem', 'customer', 'setback'].map((q) => ({
        id: q,
        text: 'Tell us about a problem you solved.',
        language: 'en',
        dimension: 'communication',
        timeLimitSeconds: 180,
      }));
      const body = {
        externalId: id,
        candidate: { name: 'Bare Candidate', email: 'bare@example.com', language: 'en' },
        position: { title: 'Sales' },
        questions,
        rubric: { dimensions: [{ key: 'communication', name: 'Communication', weight: 1 }] },
        expiresAt: new Date(Date.now() + 604_800_000).toISOString(),
        notifyUrl: target.notifyUrl,
        suppressNotifications: true,
      };
      await interview.post('/orders', body, { headers: { 'idempotency-key': `${id}/invite` } });
    },
    async sendMail(id: string, template: string): Promise<void> {
      const body = {
        to: [{ email: 'bare@example.com' }],
        subject: template,
        text: 'A text of usual length. '.repeat(20),
        language: 'en',
        tags: {},
      };
      await mail.post('/messages', body, { headers: { 'idempotency-key': `${id}/${template}` } });
    },
    async writeResult(id: string): Promise<void> {
      const applicant = {
        externalRef: id,
        name: 'Bare Candidate',
        email: 'bare@example.com',
        jobCode: 'J',
        jobTitle: 'Sales',
      };
      const known = await findApplicant(id);
      const applicantId = known ?? (await ehr.post<{ data: { id: string } }>('/applicants', applicant)).data.data.id;
      const now = new Date().toISOString();
      const assessment = {
        provider: 'bare',
        total: { score: 50, max: 100 },
        dimensions: [{ name: 'Communication', score: 5, max: 10, comment: '' }],
        comments: 'x',
        recordingUrl: 'http://127.0.0.1/x.wav',
        startedAt: now,
        completedAt: now,
        interviewer: 'x',
        result: 'pass',
      };
      await ehr.put(`/applicants/${applicantId}/assessments/${id}`, assessment);
      await ehr.get(`/applicants/${applicantId}`);
    },
    async writeDecision(id: string): Promise<void> {
      const applicantId = (await findApplicant(id)) ?? '';
      const decision = {
        result: 'pass',
        comments: 'x',
        decidedBy: 'user',
        decidedAt: new Date().toISOString(),
        scorecard: [],
        recommendation: 'yes',
      };
      await ehr.put(`/applicants/${applicantId}/decision`, decision);
      await ehr.get(`/applicants/${applicantId}`);
    },
  };
}
