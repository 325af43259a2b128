/** Lets people see what they type. Without scripts the field is as it is. */
export class ShowPassword extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    const holder = input?.parentElement;
    if (!input || !holder || this.querySelector('button')) return;

    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset['show'] ?? '';
    button.setAttribute('aria-controls', input.id);
    const status = document.createElement('span');
    status.className = 'visually-hidden';
    status.setAttribute('role', 'status');

    const show = (visible: boolean): void => {
      input.type = visible ? 'text' : 'password';
      button.textContent = (visible ? this.dataset['hide'] : this.dataset['show']) ?? '';
    };
    button.addEventListener('click', () => {
      const visible = input.type === 'password';
      show(visible);
      status.textContent = (visible ? this.dataset['shown'] : this.dataset['hidden']) ?? '';
    });
    // Browsers and password managers shall never keep it as ordinary text.
    input.form?.addEventListener('submit', () => show(false));

    holder.append(button, status);
    this.classList.add('ready');
  }
}
