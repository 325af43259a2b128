/** The same view at two times. One below the other at first; with script, one over the other and a slider between. */
export class ThenAndNow extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('on')) return;
    const slider = document.createElement('input');
    Object.assign(slider, { type: 'range', min: '0', max: '100', value: '50' });
    slider.setAttribute('aria-label', this.dataset['label'] ?? '');
    const cut = () => {
      this.style.setProperty('--cut', `${slider.value}%`);
      slider.setAttribute('aria-valuetext', `${this.dataset['then']} ${slider.value} %, ${this.dataset['now']} ${100 - slider.valueAsNumber} %`);
    };
    slider.addEventListener('input', cut);
    cut();
    this.append(slider);
    this.classList.add('on');
  }
}
