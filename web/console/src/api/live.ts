import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from './client.ts';
import { ApiProblem, unwrap } from './problem.ts';
import { refreshLive } from './queries.ts';
import { sessionKey } from './session.ts';

/** How the event stream stands; `polling`: this person's role has no right to it, so the page is read anew every 15 s. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'polling';

/** Events come in bursts: wait this long for more, */
const settleMs = 150;
/** and read no more often than this. */
const restMs = 800;
const firstRetryMs = 1_000;
const longestRetryMs = 15_000;
const pollMs = 15_000;

/**
 * Keeps the page live: any event of the hub makes what is on the screen be read again.
 * The stream is closed while the tab is hidden (a browser has six connections per host), and opened again afterwards
 * with everything read anew, so nothing is missed.
 */
export function useLive(): LiveState {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    let source: EventSource | null = null;
    let retryTimer: ReturnType<typeof setTimeout> | undefined;
    let retryMs = firstRetryMs;
    let isStopped = false;
    const refresher = createRefresher(() => refreshLive(queryClient));

    const close = () => {
      clearTimeout(retryTimer);
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      source = new EventSource('/api/v1/events/stream');
      source.onopen = () => {
        retryMs = firstRetryMs;
        setState('live');
        // What happened between the last reading and this moment came without an event.
        refresher.ask();
      };
      source.onmessage = () => refresher.ask();
      source.onerror = () => {
        const isGivenUp = source?.readyState === EventSource.CLOSED;
        setState('reconnecting');
        // Refused (signed out, no right to the stream, hub restarting): the browser gives up here, this does not.
        if (isGivenUp) void recover();
      };
    };
    const recover = async () => {
      close();
      void queryClient.invalidateQueries({ queryKey: sessionKey });
      const isForbidden = await isStreamForbidden();
      if (isStopped || document.hidden || source) return;
      if (isForbidden) setState('polling');
      refresher.ask();
      retryTimer = setTimeout(isForbidden ? recover : open, isForbidden ? pollMs : retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    };
    const onVisibility = () => {
      if (document.hidden) close();
      else if (!source) open();
    };

    // A page the browser keeps for the way back must not keep a connection: six of them and the host answers no more.
    const onLeave = () => close();
    const onReturn = (event: PageTransitionEvent) => {
      if (event.persisted && !document.hidden && !source) open();
    };

    if (!document.hidden) open();
    window.addEventListener('pagehide', onLeave);
    window.addEventListener('pageshow', onReturn);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', onLeave);
      window.removeEventListener('pageshow', onReturn);
      isStopped = true;
      refresher.stop();
      close();
    };
  }, [queryClient]);

  return state;
}

/** An EventSource does not tell why it was refused; the list of the same events does. */
async function isStreamForbidden(): Promise<boolean> {
  try {
    await unwrap(api.GET('/api/v1/events', { params: { query: { limit: 1 } } }));
    return false;
  } catch (error) {
    return error instanceof ApiProblem && error.status === 403;
  }
}

/** Runs `refresh` once for many asks, never twice at the same time, and once more for an ask that came while it ran. */
function createRefresher(refresh: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isAsked = false;
  let isStopped = false;
  const start = (delayMs: number) => {
    timer = setTimeout(() => {
      timer = undefined;
      isRunning = true;
      isAsked = false;
      void refresh().finally(() => {
        isRunning = false;
        if (isAsked && !isStopped) start(restMs);
      });
    }, delayMs);
  };
  return {
    ask() {
      isAsked = true;
      if (!isRunning && timer === undefined && !isStopped) start(settleMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
