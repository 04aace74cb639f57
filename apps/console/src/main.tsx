import './tokens.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Toast } from '@base-ui/react/toast';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isProblem } from './api/problem.ts';
import { startLanguage } from './i18n/index.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { Toasts } from './ui/toast.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startLanguage(document.documentElement.lang === 'en' ? 'en' : 'ja');

createRoot(root, {
  // what the API answered is shown in place of the page; anything else is a fault of ours
  onCaughtError: (error) => {
    if (!isProblem(error)) reportError(error);
  },
}).render(
  <StrictMode>
    {/* our content security policy refuses the <style> elements that Base UI would add; tokens.css has their rules */}
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delay={400}>
          <Toast.Provider timeout={6000} limit={1}>
            <RouterProvider router={router} />
            <Toasts />
          </Toast.Provider>
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
