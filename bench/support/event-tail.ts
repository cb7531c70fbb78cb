/** What the bench waits for, heard from the hub's live stream: one connection instead of a poll for each application. */
export class EventTail {
  private readonly heard = new Map<string, Record<string, unknown>>();
  private readonly waiting = new Map<string, (data: Record<string, unknown>) => void>();
  private readonly abort = new AbortController();

  /** Reads from now on until `stop`. */
  static async open(url: string, key: string): Promise<EventTail> {
    const tail = new EventTail();
    const response = await fetch(`${url}/api/v1/events/stream`, {
      headers: { authorization: `Bearer ${key}` },
      signal: tail.abort.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}.`);
    void tail.read(response.body);
    return tail;
  }

  stop(): void {
    this.abort.abort();
  }

  /** The data of an event of an application, heard already or to come; what each is called: {@link namesOf}. */
  wait(applicationId: string, what: string): Promise<Record<string, unknown>> {
    const name = `${applicationId} ${what}`;
    const known = this.heard.get(name);
    return known === undefined ? new Promise((done) => this.waiting.set(name, done)) : Promise.resolve(known);
  }

  private async read(body: NonNullable<Response['body']>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      const reader = body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines)
          if (line.startsWith('data: '))
            this.hear(JSON.parse(line.slice(6)) as { type: string; data: Record<string, unknown> });
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    }
  }

  private hear(event: { type: string; data: Record<string, unknown> }): void {
    for (const what of namesOf(event)) {
      const name = `${String(event.data['applicationId'])} ${what}`;
      this.heard.set(name, event.data);
      this.waiting.get(name)?.(event.data);
      this.waiting.delete(name);
    }
  }
}

/** A call by the end of its key, `decision` or `mail:choose`; everything by its type; tasks also by what they are and whose, stages by their id. */
function namesOf({ type, data }: { type: string; data: Record<string, unknown> }): string[] {
  if (type === 'call.done') {
    const [what = '', more = ''] = String(data['callKey']).replace(/^.*\//, '').split(':');
    return [what, `${what}:${more}`];
  }
  if (type === 'task.opened')
    return [
      type,
      `${type}/${String(data['taskType'])}`,
      `${type}/${String(data['taskType'])}/${String(data['ownerRole'])}`,
    ];
  if (type === 'stage.entered') return [type, `${type}/${String(data['stageId'])}`];
  return [type];
}
