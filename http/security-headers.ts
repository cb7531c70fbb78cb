import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers that keep a browser safe: everything from the hub itself, no inline script. Ant Design writes its styles into
 * the page, so inline styles are allowed; recordings play from the vendors' hosts.
 */
export function securityHeaders(options: { publicUrl: string; sandboxUrl: string | null }): RequestHandler {
  const isHttps = options.publicUrl.startsWith('https://');
  const media = ["'self'", 'https:', ...(options.sandboxUrl ? [new URL(options.sandboxUrl).origin] : [])];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        mediaSrc: media,
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
