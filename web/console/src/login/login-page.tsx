import { Alert, Button, Form, Input } from 'antd';
import { ApiProblem } from '../api/problem.ts';
import { useSignIn } from '../api/session.ts';
import { useText } from '../i18n/text.ts';
import { Brand } from '../parts/brand.tsx';
import { useErrorText } from '../parts/error-notice.tsx';
import { LanguageToggle } from '../parts/language-toggle.tsx';

/** Sign-in. */
export function LoginPage() {
  const { t } = useText();
  const signIn = useSignIn();
  const explain = useErrorText();
  const describe = (error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'login_failed') return t('signIn.failed');
    if (error instanceof ApiProblem && error.code === 'too_many_attempts') return t('signIn.tooMany');
    return explain(error);
  };

  return (
    <main className="login">
      <div className="login-card">
        <div className="login-top">
          <Brand />
          <LanguageToggle />
        </div>
        <p className="login-tagline">{t('tagline')}</p>
        <h1>{t('signIn.title')}</h1>
        <Form layout="vertical" requiredMark={false} onFinish={signIn.mutate} disabled={signIn.isPending}>
          {signIn.isError && <Alert className="login-error" type="error" showIcon title={describe(signIn.error)} />}
          <Form.Item
            name="login"
            label={t('signIn.login')}
            rules={[{ required: true, whitespace: true, message: t('signIn.loginMissing') }]}
          >
            <Input
              autoFocus
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={100}
            />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input type="password" size="large" autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Form>
        <p className="login-hint">{t('signIn.hint')}</p>
      </div>
    </main>
  );
}
