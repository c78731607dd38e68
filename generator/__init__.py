"""Rapor KKS: from yearly Kabupaten/Kota Sehat data to a static public report site."""
