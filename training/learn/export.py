"""Write a trained reader as the product reads it: ``encoder.onnx`` (int8), ``heads.npz`` (half precision), ``tokenizer.json``.

python -m training.learn.export --base MODEL --run training/runs/NAME --out dragoman/reading/extract/learned/weights
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.learn.base import base
from training.learn.network import MARKERS, Reader


class _Encoder(nn.Module):
    """The encoder alone, over windows of one length, so that no mask is needed."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.bert = net.encoder

    def forward(self, ids: Tensor) -> Tensor:
        return self.bert(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state  # type: ignore[no-any-return]


def main() -> None:
    """Export and say how large."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2 (default: the installed package)")
    ask.add_argument("--run", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    args.base = base(args.base)
    net = Reader(args.base)
    net.load_state_dict(torch.load(args.run / "model.pt", weights_only=True))
    net.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    encoder(net, args.out / "encoder.onnx")
    np.savez_compressed(args.out / "heads.npz", **heads(net))
    tokens(Path(args.base) / "tokenizer.json", args.out / "tokenizer.json")
    for path in sorted(args.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def encoder(net: Reader, path: Path) -> None:
    """The encoder in int8: weights a channel, activations as they come."""
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with torch.no_grad():
        net.encoder.embeddings.word_embeddings.weight[list(MARKERS)] = net.markers
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        torch.onnx.export(
            _Encoder(net), (torch.ones(1, 16, dtype=torch.long),), str(plain), input_names=["ids"], output_names=["states"],
            dynamic_axes={"ids": {0: "windows", 1: "pieces"}, "states": {0: "windows", 1: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        fused = _fused(plain, Path(folder, "fused.onnx"))
        quantize_dynamic(
            fused, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Attention", "Gather"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip


def _fused(plain: Path, out: Path) -> Path:
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    made = optimize_model(str(plain), model_type="bert", num_heads=12, hidden_size=384, optimization_options=options)
    made.save_model_to_file(str(out))
    print({k: v for k, v in made.get_fused_operator_statistics().items() if v})
    return out


def heads(net: Reader) -> dict[str, Any]:
    """Every head's weight [in, out] and bias, by name."""
    kept = {k: v for k, v in net.state_dict().items() if not k.startswith(("encoder.", "markers"))}
    return {k: (v.T if k.endswith("weight") else v).float().numpy().astype("float16") for k, v in kept.items()}


def tokens(source: Path, target: Path) -> None:
    """The tokenizer without truncation and padding."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(source))
    made.no_truncation()
    made.no_padding()
    made.save(str(target), pretty=False)


if __name__ == "__main__":
    main()
