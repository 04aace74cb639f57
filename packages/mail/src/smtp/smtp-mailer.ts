import { createTransport } from 'nodemailer';
import { checkMail, type Mail, type Mailer } from '../mail.ts';
import { mailErrorOf } from './mail-error-of.ts';
import { smtpServerAddress } from './smtp-server-address.ts';

export interface SmtpMailerOptions {
  /** `smtps://user:password@host`, `smtp://host` (STARTTLS demanded) or `smtp://host?tls=never`. */
  readonly url: string;
  /** `Kiban <kiban@example.com>` */
  readonly from: string;
  /** How long one mail may take from first to last; default 30 000. */
  readonly timeoutMs?: number;
}

/** Sends mail over SMTP (RFC 5321), through a few connections that stay open. Connects when the first mail is sent. */
export function smtpMailer({ url, from, timeoutMs = 30_000 }: SmtpMailerOptions): Mailer {
  const { host, port, tls, auth } = smtpServerAddress(url);
  const transport = createTransport({
    pool: true,
    host,
    port,
    auth,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'never',
    // these free the connection; how long a mail may take, `signal` below says
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    maxRequeues: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const underWay = new Set<Promise<void>>();

  async function deliver({ to, subject, text, html, message_id }: Mail): Promise<void> {
    try {
      await transport.sendMail({
        from,
        // as an object the address is not parsed again: one recipient, whatever it holds
        to: { name: '', address: to },
        subject,
        text,
        ...(html === undefined ? {} : { html }),
        ...(message_id === undefined ? {} : { messageId: message_id }),
        // RFC 3834 §5: no out-of-office answers
        headers: { 'Auto-Submitted': 'auto-generated' },
        // a server that trickles its replies never meets the time-outs above
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (error) {
      throw mailErrorOf(error, to);
    }
  }

  return {
    async send(mail) {
      checkMail(mail);
      const delivery = deliver(mail);
      underWay.add(delivery);
      try {
        await delivery;
      } finally {
        underWay.delete(delivery);
      }
    },
    async close() {
      await Promise.allSettled(underWay);
      transport.close();
    },
  };
}
