const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };

/** Takes a written test as the candidate's browser does: begins, answers each question that is shown, hands in. */
export async function takeTest(
  url: string,
  choose: (options: string[]) => string = (options) => options[1] ?? options[0] ?? 'A',
): Promise<void> {
  const post = async (step: string, fields: Record<string, string>): Promise<string> => {
    const response = await fetch(`${url}/${step}`, {
      method: 'POST',
      headers: formHeaders,
      body: new URLSearchParams(fields),
    });
    if (!response.ok) throw new Error(`The test page answered ${response.status} to ${step}.`);
    return response.text();
  };
  let page = await post('begin', { agree: '1' });
  for (let i = 0; i < 200; i += 1) {
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1];
    if (question === undefined) break;
    const options = [
      ...page.matchAll(/name="choice"\s[^>]*?value="([A-Z])"|value="([A-Z])"\s[^>]*?name="choice"/g),
    ].map((match) => match[1] ?? match[2] ?? 'A');
    page = await post(
      'answer',
      options.length > 0
        ? { question, choice: choose(options) }
        : {
            question,
            text: 'First I listen, then I explain what happened and when it will be mended. 我会先道歉，再说明原因和处理时间。',
          },
    );
  }
  await post('submit', {});
}
